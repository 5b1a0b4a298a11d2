import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../tests/live-manifests.ts';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { type Hop, stateOf } from '../../gateway-api/hop.ts';
import { product } from '../kong-ingress-controller/product.ts';
import { caIdOf, derivedId } from './ca-objects.ts';
import { kongFirstView } from './first-view.ts';
import { inspectKong } from './inspect.ts';
import { observeKong } from './observe.ts';

/** What Kong does with manifests that nobody here has written. */

const annotations = (given: Readonly<Record<string, string>>) =>
  JSON.stringify(Object.fromEntries(Object.entries(given).map(([name, value]) => [`konghq.com/${name}`, value])));

const service = (given: Readonly<Record<string, string>>, name = 'api') =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: shop, annotations: ${annotations(given)}}\nspec: {ports: [{name: https, port: 8443}, {name: admin, port: 9443}]}\n`;

const route = (given: Readonly<Record<string, string>> = {}, kind = 'HTTPRoute', backends = ['api'], filters = '') =>
  `---\napiVersion: gateway.networking.k8s.io/v1\nkind: ${kind}\nmetadata: {name: r-${kind.toLowerCase()}, namespace: shop, annotations: ${annotations(given)}}\nspec: {parentRefs: [{name: gw}], rules: [{${filters}backendRefs: [${backends.map((name) => `{name: ${name}, port: 8443}`).join(', ')}]}]}\n`;

const gateway = (protocol: string, mode = '') =>
  `---\napiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: gw, namespace: shop}\nspec: {gatewayClassName: kong, listeners: [{name: l, port: 443, protocol: ${protocol}${mode}}]}\n`;

const policy = (validation: string, name = 'p', section = '') =>
  `---\napiVersion: gateway.networking.k8s.io/v1alpha3\nkind: BackendTLSPolicy\nmetadata: {name: ${name}, namespace: shop}\nspec: {targetRefs: [{group: "", kind: Service, name: api${section}}], validation: {hostname: api.internal.example, ${validation}}}\n`;

const CA_REF = 'caCertificateRefs: [{group: "", kind: ConfigMap, name: ca}]';
const ca = (labels: string, data: string) =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ca, namespace: shop, labels: {${labels}}}\ndata: {${data}ca.crt: certificate}\n`;
const GOOD_CA = ca(
  'konghq.com/ca-cert: "true", konghq.com/configmap: "true"',
  'id: 66e4b0b5-2c1c-4a9c-9a3f-000000000001, ',
);

const VERIFY = {
  protocol: 'https',
  'tls-verify': 'true',
  'ca-certificates-configmaps': 'ca',
  'host-header': 'api.internal.example',
};
const OWN_HOST = { 'preserve-host': 'false' };

const hopsOf = (...texts: readonly string[]): readonly Hop[] => observeKong(foundIn(texts.join('')), product);
const statesOf = (...texts: readonly string[]) => hopsOf(...texts).map(({ connection }) => stateOf(connection));
const idsOf = (...texts: readonly string[]) =>
  inspectKong(foundIn(texts.join('')), hopsOf(...texts), product).map(({ id }) => id);
const tls = (hop: Hop | undefined) => (hop?.connection.kind === 'tls' ? hop.connection : undefined);

describe('Service annotations', () => {
  it('verify chain and name', () => {
    const [hop] = hopsOf(route(OWN_HOST), service(VERIFY), GOOD_CA, gateway('HTTPS'));
    expect(tls(hop)).toMatchObject({
      sni: { kind: 'name', name: 'api.internal.example' },
      anchors: { references: [{ kind: 'ConfigMap', namespace: 'shop', name: 'ca' }] },
      names: { kind: 'checked', names: [{ type: 'Hostname', value: 'api.internal.example' }] },
    });
    expect(hop?.unsure).toEqual([]);
  });

  it('check the Host of each request as long as the route keeps it', () => {
    expect(tls(hopsOf(route(), service(VERIFY), GOOD_CA)[0])?.names).toEqual({ kind: 'request-host' });
    expect(idsOf(route(), service(VERIFY), GOOD_CA)).toContain('KON-04');
    expect(idsOf(route({ 'preserve-host': 'FALSE' }), service(VERIFY), GOOD_CA)).not.toContain('KON-04');
  });

  it('check no Host at all where the connection is plain text, since nobody reads the policy', () => {
    const unread = hopsOf(route(), service({}), gateway('HTTPS'));
    const found = foundIn([route(), service({}), gateway('HTTPS'), policy(CA_REF), GOOD_CA].join(''));
    expect(inspectKong(found, unread, product).map(({ id }) => id)).not.toContain('KON-04');
  });

  it('check a rewritten Host', () => {
    const filters = 'filters: [{type: URLRewrite, urlRewrite: {hostname: other.example}}], ';
    const [hop] = hopsOf(route(OWN_HOST, 'HTTPRoute', ['api'], filters), service(VERIFY), GOOD_CA);
    expect(tls(hop)?.sni).toEqual({ kind: 'name', name: 'other.example' });
  });

  it('refuse where only the pod’s address could be checked', () => {
    const { 'host-header': _, ...nameless } = VERIFY;
    expect(statesOf(route(OWN_HOST), service(nameless), GOOD_CA)).toEqual(['refused']);
  });

  it.each([
    ['no protocol', { 'tls-verify': 'true' }, 'plaintext', 'KON-06'],
    ['a protocol that Kong does not know', { protocol: 'HTTPS', 'tls-verify': 'true' }, 'plaintext', 'KON-22'],
    ['a value that is no boolean', { protocol: 'https', 'tls-verify': 'yes' }, 'unverified', 'KON-22'],
    ['a CA that is not asked for', { protocol: 'https', 'ca-certificates-secrets': 'a' }, 'unverified', 'KON-17'],
    ['a protocol of another kind of route', { protocol: 'grpcs', 'tls-verify': 'true' }, 'unknown', undefined],
  ])('with %s', (_, given, state, id) => {
    expect(statesOf(route(OWN_HOST), service(given))).toEqual([state]);
    if (id !== undefined) expect(idsOf(route(OWN_HOST), service(given))).toContain(id);
  });

  it('have to be alike in a rule', () => {
    const texts = [route(OWN_HOST, 'HTTPRoute', ['api', 'other']), service(VERIFY), GOOD_CA];
    expect(statesOf(...texts, service({}, 'other'))).toEqual(['refused', 'refused']);
    expect(idsOf(...texts, service({}, 'other'))).toContain('KON-08');
    expect(statesOf(...texts, service(VERIFY, 'other'))).toEqual(['verified', 'verified']);
  });
});

describe('a CA object', () => {
  const verified = [route(OWN_HOST), service(VERIFY)];

  it('without an id leaves the global trust store', () => {
    const noId = ca('konghq.com/ca-cert: "true", konghq.com/configmap: "true"', '');
    expect(tls(hopsOf(...verified, noId)[0])?.anchors).toEqual({ kind: 'system' });
    expect(idsOf(...verified, noId)).toContain('KON-03');
  });

  it('without its label is refused by the gateway', () => {
    expect(statesOf(...verified, ca('', 'id: a, '))).toEqual(['refused']);
    expect(idsOf(...verified, ca('', 'id: a, '))).toContain('KON-03');
  });

  it('gets an id that is a UUID, the same each time and another for another object', () => {
    const id = derivedId('shop', 'ca');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(derivedId('shop', 'ca')).toBe(id);
    const others = Array.from({ length: 500 }, (_, at) => derivedId('shop', `ca-${at}`));
    expect(new Set([id, ...others]).size).toBe(501);
    expect(caIdOf({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, stringData: { id } })).toBe(id);
  });
});

describe('a BackendTLSPolicy', () => {
  it('verifies, for all ports whatever its section', () => {
    const texts = [route(OWN_HOST), service({}), GOOD_CA];
    expect(statesOf(...texts, policy(CA_REF))).toEqual(['verified']);
    expect(statesOf(...texts, policy(CA_REF, 'p', ', sectionName: admin'))).toEqual(['verified']);
  });

  it.each([
    ['system CAs', [policy('wellKnownCACertificates: System')]],
    ['SANs', [policy(`${CA_REF}, subjectAltNames: [{type: Hostname, hostname: a.example}]`)]],
    ['another kind of CA', [policy('caCertificateRefs: [{group: x.io, kind: ClusterTrustBundle, name: ca}]')]],
    ['another policy for another port', [policy(CA_REF), policy(CA_REF, 'q', ', sectionName: admin')]],
  ])('with %s is dropped, and fails open', (_, policies) => {
    expect(statesOf(route(OWN_HOST), service({}), GOOD_CA, ...policies)).toEqual(['plaintext']);
    expect(idsOf(route(OWN_HOST), service({}), GOOD_CA, ...policies)).toContain('KON-15');
    expect(statesOf(route(OWN_HOST), service(VERIFY), GOOD_CA, ...policies)).toEqual(['verified']);
  });

  it('counts only with an HTTPRoute, and then breaks gRPC', () => {
    const texts = [route(OWN_HOST, 'GRPCRoute'), service({ protocol: 'grpc' }), GOOD_CA, policy(CA_REF)];
    expect(statesOf(...texts)).toEqual(['plaintext']);
    expect(statesOf(...texts, route(OWN_HOST))).toEqual(['verified', 'unknown']);
    expect(idsOf(...texts, route(OWN_HOST))).toContain('KON-07');
  });
});

describe('without a word about it', () => {
  it.each([
    ['HTTPRoute', gateway('HTTPS'), 'plaintext'],
    ['GRPCRoute', gateway('HTTPS'), 'unverified'],
    ['GRPCRoute', gateway('HTTP'), 'plaintext'],
    ['TLSRoute', gateway('TLS', ', tls: {mode: Passthrough}'), 'passthrough'],
    ['TLSRoute', gateway('TLS', ', tls: {mode: Terminate}'), 'plaintext'],
    ['TCPRoute', gateway('TCP'), 'passthrough'],
  ])('a backend of a %s behind %s', (kind, listener, state) => {
    expect(statesOf(route({}, kind), service({}), listener)).toEqual([state]);
  });

  it('nothing is certain where the Service is not at hand', () => {
    const [hop] = hopsOf(route(), gateway('HTTPS'));
    expect(hop?.unsure.join()).toContain('not in the manifests');
  });
});

it('takes nothing but Services', () => {
  const other = route().replace('{name: api,', '{group: x.io, kind: Thing, name: api,');
  expect(statesOf(other)).toEqual(['refused']);
});

it('doubts what the gateway’s version decides, until the user has answered it', () => {
  const SKIP = { protocol: 'https', 'tls-verify': 'false' };
  const hopFor = (given: Readonly<Record<string, string>>, answered: string) => {
    const [hop] = hopsOf(route(), service(given), gateway('HTTPS'));
    const form = { ...DEFAULTS, options: { [product.fields.gatewayVersion.id]: answered } };
    return hop && kongFirstView(product).settle?.(hop, form);
  };
  expect(hopFor(SKIP, 'verifies')?.unsure.join()).toContain('refuse tls-verify');
  expect(hopFor(SKIP, 'verifies-off')?.unsure).toEqual([]);
  expect(hopFor(SKIP, 'older')?.unsure).toEqual([]);
  expect(hopFor({ protocol: 'https' }, 'verifies-off')?.unsure.join()).toContain('tls-verify is not set');
  expect(hopFor({ protocol: 'https' }, 'older')?.unsure).toEqual([]);
});
