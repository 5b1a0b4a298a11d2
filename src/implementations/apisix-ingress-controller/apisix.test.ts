import { describe, expect, it } from 'vitest';
import { formOf, foundIn } from '../../../tests/live-manifests.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';
import { read } from './read.ts';
import { write } from './write.ts';

/** What APISIX does with manifests that nobody here has written. */

const service = (appProtocol = '') =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: api, namespace: shop}\nspec: {ports: [{name: https, port: 8443${appProtocol}}, {name: admin, port: 9443}]}\n`;
const HTTPS = ', appProtocol: https';

const route = (kind = 'HTTPRoute', filters = '') =>
  `---\napiVersion: gateway.networking.k8s.io/v1\nkind: ${kind}\nmetadata: {name: api, namespace: shop}\nspec: {parentRefs: [{name: gw}], rules: [{${filters}backendRefs: [{name: api, port: 8443}]}]}\n`;

const gateway = (protocol = 'HTTPS', rest = '') =>
  `---\napiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: gw, namespace: shop}\nspec: {gatewayClassName: apisix, listeners: [{name: l, port: 443, protocol: ${protocol}}]${rest}}\n`;

const policy = (spec: string, name = 'p', section = '', namespace = 'shop') =>
  `---\napiVersion: apisix.apache.org/v1alpha1\nkind: BackendTrafficPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {targetRefs: [{group: "", kind: Service, name: api${section}}]${spec}}\n`;

const hopsOf = (...texts: readonly string[]) => observe(foundIn([gateway(), ...texts].join('')));
const statesOf = (...texts: readonly string[]) => hopsOf(...texts).map(({ connection }) => stateOf(connection));
const idsOf = (...texts: readonly string[]) => inspect(foundIn([gateway(), ...texts].join(''))).map(({ id }) => id);
const sniOf = (...texts: readonly string[]) => {
  const [hop] = hopsOf(...texts);
  return hop?.connection.kind === 'tls' ? hop.connection.sni : undefined;
};

describe('the protocol', () => {
  it.each([
    ['nothing', [service()], 'plaintext'],
    ['appProtocol https', [service(HTTPS)], 'unverified'],
    ['a policy', [service(), policy(', scheme: https')], 'unverified'],
    ['a policy without scheme, beside appProtocol', [service(HTTPS), policy(', timeout: {read: 5s}')], 'plaintext'],
    ['a policy in another namespace', [service(HTTPS), policy('', 'p', '', 'other')], 'unverified'],
    ['a policy for another port', [service(HTTPS), policy('', 'p', ', sectionName: admin')], 'unverified'],
    ['a scheme for connections without requests', [service(), policy(', scheme: tls')], 'refused'],
    ['a scheme of another protocol', [service(), policy(', scheme: grpcs')], 'unknown'],
    ['two policies that differ', [service(), policy(', scheme: https'), policy('', 'q')], 'unknown'],
    [
      'a policy for the port beside one for all',
      [service(), policy('', 'p'), policy(', scheme: https', 'q', ', sectionName: https')],
      'unverified',
    ],
  ])('by %s', (_, texts, state) => {
    expect(statesOf(route(), ...texts)).toEqual([state]);
  });

  it('is grpcs for a GRPCRoute', () => {
    expect(statesOf(route('GRPCRoute'), service(), policy(', scheme: grpcs'))).toEqual(['unverified']);
    expect(statesOf(route('GRPCRoute'), service(), policy(', scheme: https'))).toEqual(['unknown']);
    expect(statesOf(route('GRPCRoute'), service())).toEqual(['plaintext']);
  });
});

describe('the name that is sent', () => {
  it.each([
    ['', { kind: 'request-host' }],
    [', passHost: rewrite, upstreamHost: a.example', { kind: 'name', name: 'a.example' }],
    [', upstreamHost: a.example', { kind: 'request-host' }],
    [', passHost: node', { kind: 'none' }],
  ])('with “%s”', (words, sni) => {
    expect(sniOf(route(), service(), policy(`, scheme: https${words}`))).toEqual(sni);
  });

  it('is a rewritten Host', () => {
    const filters = 'filters: [{type: URLRewrite, urlRewrite: {hostname: b.example}}], ';
    expect(sniOf(route('HTTPRoute', filters), service(HTTPS))).toEqual({ kind: 'name', name: 'b.example' });
  });
});

describe('what looks as if it did something', () => {
  it.each([
    ['APX-01', [service(HTTPS), policy('')]],
    ['APX-11', [service(), policy(', scheme: https', 'p', ', sectionName: htps')]],
    ['APX-04', [service(), policy(', scheme: https'), policy('', 'q')]],
    ['APX-07', [service(), policy(', scheme: https, upstreamHost: a.example')]],
    ['APX-07', [service(), policy(', scheme: https, passHost: rewrite')]],
  ])('%s', (id, texts) => {
    expect(idsOf(route(), ...texts)).toContain(id);
  });

  it('a BackendTLSPolicy and a client certificate of the Gateway are not read', () => {
    const tlsPolicy =
      '---\napiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: {name: t, namespace: shop}\nspec: {targetRefs: [{group: "", kind: Service, name: api}], validation: {hostname: a.example, wellKnownCACertificates: System}}\n';
    expect(statesOf(route(), service(), tlsPolicy)).toEqual(['plaintext']);
    expect(idsOf(route(), service(), tlsPolicy)).toContain('APX-03');
    const shown = gateway('HTTPS', ', tls: {backend: {clientCertificateRef: {name: c}}}');
    expect(inspect(foundIn(shown + route() + service())).map(({ id }) => id)).toContain('APX-08');
  });

  it('nothing, where all is well', () => {
    expect(idsOf(route(), service(), policy(', scheme: https'))).toEqual([]);
  });
});

it('changes the port and adds the reason, where appProtocol is to say it', () => {
  const form = formOf(
    { implementation: 'apisix-ingress-controller', version: '2.2' },
    {
      backends: [{ validation: { mode: 'skip', reason: 'Test.' } }],
      options: { 'apisix-ingress-controller.way': 'app-protocol' },
    },
  );
  const patches = write(form).flatMap((entry) => (entry.role === 'patch' ? [entry.merge?.body] : []));
  expect(patches).toEqual([
    {
      spec: { ports: [{ port: 8443, appProtocol: 'https' }] },
      metadata: { annotations: { 'upstream-tls/skip-reason': 'Test.' } },
    },
  ]);
});

it('reads which way was taken', () => {
  const form = formOf({ implementation: 'apisix-ingress-controller', version: '2.2' });
  const back = read(foundIn(gateway() + route() + service(HTTPS)), form);
  expect(back.options).toEqual({ 'apisix-ingress-controller.way': 'app-protocol' });
  expect(back.backends[0].validation).toMatchObject({ mode: 'skip', hostname: null });
});
