import { describe, expect, it } from 'vitest';
import { CA as PEM } from '../../../tests/certificates.ts';
import { DEFAULTS, type Setting } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import type { JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

/** What Contour makes of manifests that nobody here has written, and what is said of them. */

const SETTING: Setting = {
  ...DEFAULTS.setting,
  version: '1.33',
  gatewayApi: { release: '1.3', channel: 'experimental', missingKinds: [] },
};

const object = (apiVersion: string, kind: string, name: string, rest: JsonObject): K8sObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop' },
  ...rest,
});
const standard = (kind: string, name: string, spec: JsonObject, version = 'v1') =>
  object(`gateway.networking.k8s.io/${version}`, kind, name, { spec });

const listener = (protocol: string, mode?: string) => ({
  name: 'listener',
  protocol,
  port: 443,
  ...(mode === undefined ? {} : { tls: { mode } }),
});
const gateway = (protocol = 'HTTPS', mode?: string, rest: JsonObject = {}) =>
  standard('Gateway', 'gateway', { listeners: [listener(protocol, mode)], ...rest });
const route = (kind = 'HTTPRoute', ref: JsonObject = { name: 'api', port: 8443 }) =>
  standard(kind, 'store', { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs: [ref] }] });
const service = (port: JsonObject = {}, annotations: { readonly [key: string]: string } = {}): K8sObject => ({
  ...object('v1', 'Service', 'api', { spec: { ports: [{ name: 'https', port: 8443, ...port }] } }),
  metadata: { name: 'api', namespace: 'shop', annotations },
});
const CA = { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'api-ca' }] };
const policy = (validation: JsonObject = CA, target: JsonObject = {}, name = 'policy') =>
  standard(
    'BackendTLSPolicy',
    name,
    {
      targetRefs: [{ group: '', kind: 'Service', name: 'api', ...target }],
      validation: { hostname: 'api.internal', ...validation },
    },
    'v1alpha3',
  );

function states(...objects: K8sObject[]): string {
  return observe(foundOf(objects), SETTING)
    .map(({ connection }) => stateOf(connection))
    .join(', ');
}

function findings(...objects: K8sObject[]): readonly string[] {
  const found = foundOf(objects);
  return inspect(found, observe(found, SETTING), SETTING).map(({ id, severity }) => `${severity} ${id}`);
}

const http = (...more: K8sObject[]) => states(gateway(), route(), ...more);

describe('a policy', () => {
  it('verifies the host name, without SNI and whatever the Service and other names say', () => {
    const sans = { ...CA, subjectAltNames: [{ type: 'Hostname', hostname: 'san.internal' }] };
    const found = foundOf([gateway(), route(), service({ appProtocol: 'https' }), policy(sans)]);
    const [hop] = observe(found, SETTING);
    expect(hop?.connection).toMatchObject({
      sni: { kind: 'none' },
      names: { kind: 'checked', names: [{ value: 'api.internal' }] },
    });
    expect(findings(policy(sans))).toEqual(['error CON-04']);
  });

  it('trusts all of several references', () => {
    const two = [...CA.caCertificateRefs, { group: '', kind: 'Secret', name: 'more' }];
    const [hop] = observe(foundOf([gateway(), route(), policy({ caCertificateRefs: two })]), SETTING);
    expect(hop?.connection).toMatchObject({ anchors: { references: [{ name: 'api-ca' }, { name: 'more' }] } });
  });

  it('reaches nothing where one of several CAs does not end its last line', () => {
    const ca = (name: string, text: string) => object('v1', 'ConfigMap', name, { data: { 'ca.crt': text } });
    const two = policy({
      caCertificateRefs: [...CA.caCertificateRefs, { group: '', kind: 'ConfigMap', name: 'more' }],
    });
    expect(http(service(), two, ca('api-ca', PEM), ca('more', PEM.trimEnd()))).toBe('verified');
    expect(http(service(), two, ca('api-ca', PEM.trimEnd()), ca('more', PEM))).toBe('refused');
    expect(findings(two, ca('api-ca', PEM.trimEnd()))).toEqual(['error CON-14']);
  });

  it.each([
    ['System', { wellKnownCACertificates: 'System' }],
    ['a bundle', { caCertificateRefs: [{ group: 'certificates.k8s.io', kind: 'ClusterTrustBundle', name: 'b' }] }],
    ['no CA', {}],
    ['a wildcard', { ...CA, hostname: '*.internal' }],
    ['an address', { ...CA, hostname: '10.1.2.3' }],
  ])('with %s fails open', (_, validation) => {
    expect(http(service(), policy(validation))).toBe('plaintext');
    expect(http(service({ appProtocol: 'https' }), policy(validation))).toBe('unverified');
    expect(findings(policy(validation))).toEqual(['error CON-02']);
  });

  it('fails open where the CA is there and useless', () => {
    const config = (data: JsonObject) => object('v1', 'ConfigMap', 'api-ca', { data });
    expect(http(service(), policy(), config({ 'ca.crt': `hello\n${PEM}` }))).toBe('verified');
    expect(http(service(), policy(), config({ 'ca.crt': 'not yet' }))).toBe('plaintext');
    expect(http(service(), policy(), config({ 'service-ca.crt': 'x' }))).toBe('plaintext');
  });

  it.each([
    ['a private key beside', `${PEM}-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n`],
    ['a block that ends nowhere', `${PEM}-----BEGIN CERTIFICATE-----\n`],
    ['a BEGIN alone', '-----BEGIN CERTIFICATE-----'],
    ['indentation', PEM.replace(/^/gm, '  ')],
    ['nothing', ''],
  ])('fails open where the CA has %s, in a ConfigMap as in a Secret', (_, text) => {
    expect(http(service(), policy(), object('v1', 'ConfigMap', 'api-ca', { data: { 'ca.crt': text } }))).toBe(
      'plaintext',
    );
    const secret = policy({ caCertificateRefs: [{ group: '', kind: 'Secret', name: 'api-ca' }] });
    const inSecret = (entries: JsonObject) => http(service(), secret, object('v1', 'Secret', 'api-ca', entries));
    expect(inSecret({ data: { 'ca.crt': Buffer.from(text).toString('base64') } })).toBe('plaintext');
    expect(inSecret({ stringData: { 'ca.crt': text } })).toBe('plaintext');
    expect(inSecret({ data: { 'ca.crt': Buffer.from(PEM).toString('base64') } })).toBe('verified');
  });

  it('on another port, or on something else of that name, is none', () => {
    expect(http(service(), policy(CA, { sectionName: 'admin' }))).toBe('plaintext');
    expect(http(service(), policy(CA, { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' }))).toBe('plaintext');
    expect(http(policy(CA, { sectionName: 'https' }))).toBe('verified');
  });

  it('beside another one for the same port leaves open which holds', () => {
    const objects = [
      gateway(),
      route(),
      service(),
      policy(),
      policy({ ...CA, hostname: 'other.internal' }, {}, 'other'),
    ];
    expect(observe(foundOf(objects), SETTING)[0]?.unsure).toHaveLength(1);
  });

  it('beside one that is set aside may be passed over, however old it is', () => {
    const useless = policy({ wellKnownCACertificates: 'System' }, {}, 'other');
    const [hop] = observe(foundOf([gateway(), route(), service(), policy(), useless]), SETTING);
    expect(hop?.connection.kind).toBe('plaintext');
    expect(hop?.unsure).toHaveLength(1);
  });
});

describe('a Service without a policy', () => {
  it.each([
    [{ appProtocol: 'https' }, {}, 'unverified'],
    [{ appProtocol: 'http' }, { 'projectcontour.io/upstream-protocol.tls': '8443' }, 'plaintext'],
    [{ appProtocol: 'kubernetes.io/wss' }, {}, 'refused'],
    [{}, { 'projectcontour.io/upstream-protocol.tls': '443, https' }, 'unverified'],
    [{}, { 'projectcontour.io/upstream-protocol.h2': '8443' }, 'unverified'],
    [{}, { 'contour.heptio.com/upstream-protocol.tls': '8443' }, 'plaintext'],
    [{ protocol: 'UDP' }, {}, 'refused'],
    [{}, { 'projectcontour.io/upstream-protocol.tls': '9443' }, 'plaintext'],
    [{}, { 'projectcontour.io/upstream-protocol.h2c': '8443' }, 'plaintext'],
  ])('with %o and %o: %s', (port, annotations, expected) => {
    expect(http(service(port, annotations))).toBe(expected);
  });

  it('that is not shown may say TLS', () => {
    const [hop] = observe(foundOf([gateway(), route()]), SETTING);
    expect(hop?.connection.kind).toBe('plaintext');
    expect(hop?.unsure).toHaveLength(1);
  });

  it('is refused without a port, or as another kind', () => {
    expect(states(gateway(), route('HTTPRoute', { name: 'api' }))).toBe('refused');
    expect(states(gateway(), route('HTTPRoute', { name: 'api', port: 80 }), service())).toBe('refused');
    expect(states(gateway(), route('HTTPRoute', { name: 'api', port: 80, kind: 'X', group: 'x.example' }))).toBe(
      'refused',
    );
  });
});

describe('a Service that is refused whatever policy it has', () => {
  const having = (spec: JsonObject) => http(object('v1', 'Service', 'api', { spec }), policy());
  const tcp = { name: 'https', port: 8443 };
  const udp = { name: 'quic', port: 8443, protocol: 'UDP' };

  it('the first port of that number is not for TCP', () => {
    expect(having({ ports: [udp, tcp] })).toBe('refused');
    expect(having({ ports: [tcp, udp] })).toBe('verified');
  });

  it('it stands for a host outside the cluster', () => {
    const external = { type: 'ExternalName', externalName: 'api.example' };
    expect(having({ ...external, ports: [tcp] })).toBe('refused');
    expect(having(external)).toBe('refused');
  });

  it('its appProtocol is http or https, before 1.31', () => {
    const found = foundOf([gateway(), route(), service({ appProtocol: 'https' }), policy()]);
    const state = (version: string) => observe(found, { ...SETTING, version }).map((hop) => stateOf(hop.connection));
    expect(state('1.30')).toEqual(['refused']);
    expect(state('1.31')).toEqual(['verified']);
    const h2c = foundOf([gateway(), route(), service({ appProtocol: 'kubernetes.io/h2c' })]);
    expect(observe(h2c, { ...SETTING, version: '1.30' }).map((hop) => stateOf(hop.connection))).toEqual(['plaintext']);
  });
});

describe('other routes', () => {
  it('a GRPCRoute heeds no policy, and speaks as its listener does where the Service says nothing', () => {
    const grpc = (protocol: string, ...more: K8sObject[]) => states(gateway(protocol), route('GRPCRoute'), ...more);
    expect(grpc('HTTPS', service(), policy())).toBe('unverified');
    expect(grpc('HTTP', service(), policy())).toBe('plaintext');
    expect(grpc('HTTP', service({}, { 'projectcontour.io/upstream-protocol.h2': 'https' }))).toBe('unverified');
    expect(grpc('HTTPS', service({ appProtocol: 'kubernetes.io/h2c' }))).toBe('plaintext');
    expect(states(route('GRPCRoute'), service())).toBe('unknown');
    expect(findings(gateway(), route('GRPCRoute'), policy())).toEqual(['error CON-05']);
  });

  it('TLSRoutes and TCPRoutes get no TLS from Contour', () => {
    const stream = (kind: string, protocol: string, mode?: string) =>
      states(gateway(protocol, mode), route(kind), service({ appProtocol: 'https' }), policy());
    expect(stream('TLSRoute', 'TLS', 'Passthrough')).toBe('passthrough');
    expect(stream('TLSRoute', 'TLS', 'Terminate')).toBe('plaintext');
    expect(stream('TCPRoute', 'TCP')).toBe('passthrough');
    const rules = [{ backendRefs: [{ name: 'api', port: 8443 }] }, { backendRefs: [{ name: 'api', port: 8443 }] }];
    const split = standard('TCPRoute', 'store', { parentRefs: [{ name: 'gateway' }], rules });
    expect(states(gateway('TCP'), split, service())).toBe('refused, refused');
  });
});

it('says that a client certificate is not shown, and which kinds Contour has to do without', () => {
  const shown = { tls: { backend: { clientCertificateRef: { name: 'client' } } } };
  expect(findings(gateway('HTTPS', undefined, shown), route())).toEqual(['error CON-09']);
  const standardChannel: Setting = {
    ...SETTING,
    gatewayApi: { release: '1.6', channel: 'standard', missingKinds: [] },
  };
  const [flags] = inspect(foundOf([route()]), [], standardChannel);
  expect(flags?.message).toContain(
    '--disable-feature=tlsroutes --disable-feature=tcproutes --disable-feature=backendtlspolicies',
  );
});

it('says where an appProtocol takes an annotation for TLS its effect', () => {
  const annotation = { 'projectcontour.io/upstream-protocol.tls': '8443' };
  expect(findings(service({ appProtocol: 'http' }, annotation))).toEqual(['error CON-12']);
  expect(findings(service({ appProtocol: 'https' }, annotation))).toEqual([]);
  expect(findings(service({}, annotation))).toEqual([]);
});
