import { describe, expect, it } from 'vitest';
import { DEFAULTS, type Setting } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { type Hop, stateOf } from '../../gateway-api/hop.ts';
import type { JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { observe } from './observe.ts';

/** What Traefik does with manifests that nobody here has written. */

const CA = { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'api-ca' }] } as const;
const TRAEFIK = { group: 'traefik.io', kind: 'TraefikService', name: 'api' } as const;
const SERVICE = { name: 'api', port: 8443 } as const;

const at = (version: string, release: Setting['gatewayApi']['release'] = '1.6'): Setting => ({
  ...DEFAULTS.setting,
  version,
  gatewayApi: { ...DEFAULTS.setting.gatewayApi, release },
});
const object = (
  apiVersion: string,
  kind: string,
  name: string,
  spec: JsonObject,
  meta: JsonObject = {},
): K8sObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop', ...meta },
  spec,
});
const standard = (kind: string, name: string, spec: JsonObject, meta?: JsonObject) =>
  object('gateway.networking.k8s.io/v1', kind, name, spec, meta);
const own = (kind: string, name: string, spec: JsonObject) => object('traefik.io/v1alpha1', kind, name, spec);
const gateway = (listener: JsonObject = { name: 'l', protocol: 'HTTPS', port: 443 }) =>
  standard('Gateway', 'gateway', { gatewayClassName: 'traefik', listeners: [listener] });
const route = (backendRef: JsonObject, kind = 'HTTPRoute') =>
  standard(kind, 'api', { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs: [backendRef] }] });
const service = (port: JsonObject, spec: JsonObject = {}) =>
  object('v1', 'Service', 'api', { ports: [{ port: 8443, ...port }], ...spec });
const policy = (validation: JsonObject = CA, name = 'policy', target: JsonObject = {}, meta: JsonObject = {}) =>
  standard(
    'BackendTLSPolicy',
    name,
    {
      targetRefs: [{ group: '', kind: 'Service', name: 'api', ...target }],
      validation: { hostname: 'policy.example', ...validation },
    },
    meta,
  );
const transport = (spec: JsonObject) => own('ServersTransport', 'api', spec);
const traefikService = (entry: JsonObject = {}) =>
  own('TraefikService', 'api', {
    weighted: { services: [{ ...SERVICE, scheme: 'https', serversTransport: 'api', ...entry }] },
  });

function hopOf(setting: Setting, ...objects: readonly K8sObject[]): Hop {
  const [hop] = observe(foundOf([gateway(), ...objects]), setting);
  if (hop === undefined) throw new Error('No hop.');
  return hop;
}
const states = (setting: Setting, ...objects: readonly K8sObject[]) => stateOf(hopOf(setting, ...objects).connection);

describe('a Service without a policy', () => {
  it.each([
    ['a port that looks like nothing', '3.8', { name: 'web' }, 'plaintext'],
    ['a port name that begins with https', '3.8', { name: 'https-web' }, 'refused'],
    ['appProtocol https', '3.2', { name: 'web', appProtocol: 'https' }, 'refused'],
    ['appProtocol http beats the port name', '3.8', { name: 'https', appProtocol: 'http' }, 'plaintext'],
    ['appProtocol unread before 3.2', '3.1', { name: 'web', appProtocol: 'https' }, 'plaintext'],
    ['an appProtocol that is not known', '3.8', { name: 'web', appProtocol: 'tls' }, 'refused'],
  ])('%s', (_, version, port, state) => {
    expect(states(at(version), route(SERVICE), service(port))).toBe(state);
  });

  it('is spoken to in h2c by a GRPCRoute, whatever the port is called', () => {
    expect(states(at('3.8'), route(SERVICE, 'GRPCRoute'), service({ name: 'https' }))).toBe('plaintext');
    expect(states(at('3.8'), route(SERVICE, 'GRPCRoute'), service({ name: 'grpc', appProtocol: 'https' }))).toBe(
      'refused',
    );
  });

  it('says what could be otherwise, in the static configuration and in the Service that is not at hand', () => {
    expect(hopOf(at('3.8'), route({ name: 'api', port: 443 })).unsure.join()).toContain('serversTransport');
    expect(hopOf(at('3.8'), route(SERVICE)).unsure.join()).toContain('not in the manifests');
  });

  it('is refused as ExternalName', () => {
    const external = service({}, { type: 'ExternalName', externalName: 'api.example.org' });
    expect(hopOf(at('3.8'), route(SERVICE), external)).toMatchObject({
      to: { kind: 'Host', hostname: 'api.example.org' },
      connection: { kind: 'refused' },
    });
  });
});

describe('a policy', () => {
  const port = service({ name: 'https' });

  it.each([
    ['HTTPRoute', '3.2', 'verified'],
    ['HTTPRoute', '3.1', 'refused'],
    ['GRPCRoute', '3.8', 'verified'],
    ['GRPCRoute', '3.7', 'plaintext'],
    ['GRPCRoute', '3.1', 'refused'],
    ['TLSRoute', '3.8', 'verified'],
    ['TLSRoute', '3.7', 'plaintext'],
    ['TCPRoute', '3.6', 'plaintext'],
  ])('for a %s of %s: %s', (kind, version, state) => {
    expect(states(at(version), route(SERVICE, kind), port, policy())).toBe(state);
  });

  it('makes TLS whatever the port looks like', () => {
    expect(states(at('3.8'), route(SERVICE), service({ name: 'web', appProtocol: 'http' }), policy())).toBe('verified');
  });

  it.each([
    ['3.6', 'TLS', 'passthrough'],
    ['3.7', 'TLS', 'refused'],
    ['3.7', 'TCP', 'passthrough'],
  ])('in %s at a listener with protocol %s, a TCPRoute has its connection %s', (version, protocol, state) => {
    const listener = {
      name: 'l',
      protocol,
      port: 443,
      ...(protocol === 'TLS' ? { tls: { mode: 'Passthrough' } } : {}),
    };
    const objects = [gateway(listener), route(SERVICE, 'TCPRoute'), port, policy()];
    const [hop] = observe(foundOf(objects), at(version));
    expect(hop && stateOf(hop.connection)).toBe(state);
  });

  it.each([
    ['3.3.4', { name: 'web' }, 'plaintext'],
    ['3.3.4', { name: 'https' }, 'verified'],
    ['3.3.4', { name: 'web', appProtocol: 'tls' }, 'refused'],
    ['3.3.5', { name: 'web' }, 'verified'],
    ['3.2', { name: 'web' }, 'plaintext'],
  ])('makes TLS of %s only with a port %o that looks like it before 3.3.5', (version, looks, state) => {
    expect(states(at(version), route(SERVICE), service(looks), policy())).toBe(state);
  });

  it.each([
    ['3.2.3', ['ConfigMap'], { kind: 'system' }],
    ['3.2.4', ['ConfigMap'], { kind: 'references' }],
    ['3.5', ['Secret'], { kind: 'system' }],
    ['3.5', ['ClusterTrustBundle'], { kind: 'system' }],
    ['3.5', ['ConfigMap', 'Secret'], { kind: 'references', references: [{ kind: 'ConfigMap' }] }],
  ])('of %s with a CA in %o passes over what is not read', (version, kinds, anchors) => {
    const caCertificateRefs = kinds.map((kind) => ({ group: '', kind, name: 'ca' }));
    const { connection } = hopOf(at(version), route(SERVICE), port, policy({ caCertificateRefs }));
    expect(connection).toMatchObject({ kind: 'tls', anchors });
  });

  it('is any of several before 3.6, however old', () => {
    const dated = (name: string, year: number) =>
      policy(CA, name, {}, { creationTimestamp: `${year}-01-01T00:00:00Z` });
    const unsure = (version: string) =>
      hopOf(at(version), route(SERVICE), port, dated('a', 2025), dated('b', 2026)).unsure.join();
    expect(unsure('3.5')).toContain('any of them may apply');
    expect(unsure('3.6')).toBe('');
  });

  it('is not read from a Secret before 3.7', () => {
    const secret = policy({ caCertificateRefs: [{ group: '', kind: 'Secret', name: 'ca' }] });
    expect(states(at('3.6'), route(SERVICE), port, secret)).toBe('refused');
    expect(states(at('3.7'), route(SERVICE), port, secret)).toBe('verified');
  });

  it('checks the host name in place of subjectAltNames before 3.8', () => {
    const sans = policy({ ...CA, subjectAltNames: [{ type: 'Hostname', hostname: 'a.example' }] });
    const names = (version: string) => hopOf(at(version), route(SERVICE), port, sans).connection;
    expect(names('3.7')).toMatchObject({ names: { names: [{ value: 'policy.example' }] } });
    expect(names('3.8')).toMatchObject({ names: { names: [{ value: 'a.example' }] } });
  });

  it('of the greater age wins, even over one for the port', () => {
    const old = policy({ hostname: 'old.example' }, 'old', {}, { creationTimestamp: '2026-01-01T00:00:00Z' });
    const young = policy(
      { hostname: 'young.example' },
      'young',
      { sectionName: 'https' },
      { creationTimestamp: '2026-02-01T00:00:00Z' },
    );
    const system = { wellKnownCACertificates: 'System' };
    const withCa = (one: K8sObject, hostname: string): K8sObject => ({
      ...one,
      spec: { ...(one.spec as JsonObject), validation: { hostname, ...system } },
    });
    const hop = hopOf(at('3.8'), route(SERVICE), port, withCa(young, 'young.example'), withCa(old, 'old.example'));
    expect(hop.connection).toMatchObject({ sni: { name: 'old.example' } });
    expect(hop.unsure).toEqual([]);
  });

  it('for a port by name does not match an unnamed one', () => {
    expect(states(at('3.8'), route(SERVICE), service({}), policy(CA, 'policy', { sectionName: 'https' }))).toBe(
      'plaintext',
    );
  });

  it('without ca.crt in the ConfigMap refuses every request', () => {
    const empty: K8sObject = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'api-ca', namespace: 'shop' },
      data: { 'tls.crt': 'x' },
    };
    expect(states(at('3.8'), route(SERVICE), port, policy(), empty)).toBe('refused');
  });

  it('on a passthrough listener wraps TLS in TLS', () => {
    const passthrough = gateway({ name: 'l', protocol: 'TLS', port: 443, tls: { mode: 'Passthrough' } });
    const tlsRoute = route(SERVICE, 'TLSRoute');
    const [hop] = observe(foundOf([passthrough, tlsRoute, port, policy()]), at('3.8'));
    expect(hop?.connection.kind).toBe('unknown');
    const [plain] = observe(foundOf([passthrough, tlsRoute, port]), at('3.8'));
    expect(plain?.connection.kind).toBe('passthrough');
  });

  it('needs experimentalChannel before 3.6, and says so', () => {
    expect(hopOf(at('3.5'), route(SERVICE), port, policy()).unsure.join()).toContain('experimentalChannel');
    expect(hopOf(at('3.6'), route(SERVICE), port, policy()).unsure).toEqual([]);
  });
});

describe('a TraefikService', () => {
  const through = route(TRAEFIK);

  it.each([
    ['skips', { insecureSkipVerify: true }, 'unverified'],
    ['verifies a name', { serverName: 'a.example' }, 'verified'],
    ['verifies the pod’s address, without a name', { rootCAs: [{ secret: 'ca' }] }, 'refused'],
    [
      'verifies listed names',
      { insecureSkipVerify: true, peerCertSANs: [{ type: 'DNSName', value: 'a' }] },
      'verified',
    ],
    ['verifies a URI', { insecureSkipVerify: true, peerCertURI: 'spiffe://a/b' }, 'verified'],
    ['leaves it to SPIFFE', { spiffe: { trustDomain: 'a' } }, 'unknown'],
    ['leaves no version', { serverName: 'a', maxVersion: 'VersionTLS11' }, 'refused'],
  ])('%s', (_, spec, state) => {
    expect(states(at('3.8'), through, traefikService(), transport(spec))).toBe(state);
  });

  it.each([
    [{ minVersion: 'VersionTLS12' }, 'refused', true],
    [{ minVersion: 'VersionTLS12', maxVersion: 'VersionTLS12' }, 'refused', true],
    [{ minVersion: 'VersionTLS13', maxVersion: 'VersionTLS12' }, 'refused', true],
    [{ minVersion: 'VersionTLS12', maxVersion: 'VersionTLS13' }, 'unverified', false],
    [{ maxVersion: 'VersionTLS12' }, 'unverified', false],
    [{ minVersion: '1.2' }, 'unverified', false],
  ])('sets a ServersTransport with %o aside, or not', (bounds, state, aside) => {
    const spec = { insecureSkipVerify: true, certificatesSecrets: ['client'], ...bounds };
    expect(states(at('3.7'), through, traefikService(), transport(spec))).toBe(state);
    const external = service({}, { type: 'ExternalName', externalName: 'host.example' });
    const { connection } = hopOf(at('3.7'), through, traefikService(), transport(spec), external);
    expect(stateOf(connection)).toBe(aside ? 'verified' : 'unverified');
    if (aside) expect(connection).toMatchObject({ anchors: { kind: 'system' }, clientCertificate: null });
  });

  it('does not know listed names before 3.8: nothing is verified', () => {
    const spec = { insecureSkipVerify: true, peerCertSANs: [{ type: 'DNSName', value: 'a' }] };
    expect(states(at('3.7'), through, traefikService(), transport(spec))).toBe('unverified');
  });

  it('does not know rootCAs before 3.4, nor TLS versions before 3.7', () => {
    const bounds = { minVersion: 'VersionTLS12', maxVersion: 'VersionTLS13' };
    const spec = { serverName: 'a', rootCAs: [{ configMap: 'ca' }], ...bounds };
    const connection = (version: string) => hopOf(at(version), through, traefikService(), transport(spec)).connection;
    expect(connection('3.3')).toMatchObject({ anchors: { kind: 'system' }, minimumVersion: null });
    expect(connection('3.6')).toMatchObject({ anchors: { kind: 'references' }, minimumVersion: null });
    expect(connection('3.7')).toMatchObject({ minimumVersion: '1.2', maximumVersion: '1.3' });
  });

  it.each<[string, string, JsonObject, string]>([
    ['another key of a ConfigMap', 'ConfigMap', { 'other.crt': '' }, 'system'],
    ['another key alone of a Secret', 'Secret', { 'other.crt': '' }, 'references'],
    ['other keys of a Secret', 'Secret', { 'other.crt': '', b: '' }, 'system'],
    ['tls.ca', 'ConfigMap', { 'tls.ca': '' }, 'references'],
  ])('with a CA under %s', (_, kind, data, anchors) => {
    const content = { apiVersion: 'v1', kind, metadata: { name: 'ca', namespace: 'shop' }, data };
    const spec = { serverName: 'a', rootCAs: [{ [kind === 'Secret' ? 'secret' : 'configMap']: 'ca' }] };
    const { connection } = hopOf(at('3.7'), through, traefikService(), transport(spec), content);
    expect(connection).toMatchObject({ anchors: { kind: anchors } });
  });

  it('that names the same port as another, with another ServersTransport, is as weak as the weaker', () => {
    const other = own('TraefikService', 'other', {
      weighted: { services: [{ ...SERVICE, scheme: 'https', serversTransport: 'skip' }] },
    });
    const both = [transport({ serverName: 'a' }), own('ServersTransport', 'skip', { insecureSkipVerify: true }), other];
    const hop = hopOf(at('3.7'), through, traefikService(), ...both);
    expect(stateOf(hop.connection)).toBe('unverified');
    expect(hop.unsure.join()).toContain('TraefikService shop/other');
    expect(states(at('3.7'), through, traefikService({ port: 9443 }), ...both)).toBe('verified');
  });

  it('sends no address as SNI, and checks the certificate for it', () => {
    const spec = { serverName: '192.0.2.9' };
    expect(hopOf(at('3.7'), through, traefikService(), transport(spec)).connection).toMatchObject({
      sni: { kind: 'none' },
      names: { names: [{ value: '192.0.2.9' }] },
    });
  });

  it.each([
    [8443, 'verified'],
    ['web', 'verified'],
    [1, 'refused'],
    ['other', 'refused'],
    [undefined, 'refused'],
  ])('for port %s of a Service that has 8443 named web: %s', (port, state) => {
    const entry = traefikService(port === undefined ? {} : { port });
    const { port: _, ...without } = { ...SERVICE, scheme: 'https', serversTransport: 'api' };
    const unported = own('TraefikService', 'api', { weighted: { services: [without] } });
    const objects = [port === undefined ? unported : entry, transport({ serverName: 'a' }), service({ name: 'web' })];
    expect(states(at('3.7'), through, ...objects)).toBe(state);
  });

  it('passes over a client certificate without its key', () => {
    const metadata = { name: 'first', namespace: 'shop' };
    const half = { apiVersion: 'v1', kind: 'Secret', metadata, data: { 'tls.crt': '' } };
    const spec = { serverName: 'a', certificatesSecrets: ['first', 'second'] };
    expect(hopOf(at('3.7'), through, traefikService(), transport(spec), half).connection).toMatchObject({
      clientCertificate: { name: 'second' },
    });
  });

  it('shows the client certificate of its ServersTransport', () => {
    const spec = { serverName: 'a', certificatesSecrets: ['client'] };
    expect(hopOf(at('3.0'), through, traefikService(), transport(spec)).connection).toMatchObject({
      clientCertificate: { kind: 'Secret', namespace: 'shop', name: 'client' },
    });
  });

  it('speaks plain text without scheme, whatever its ServersTransport says', () => {
    const spec = { insecureSkipVerify: true };
    expect(states(at('3.8'), through, traefikService({ scheme: '' }), transport(spec))).toBe('plaintext');
    expect(states(at('3.8'), through, traefikService({ scheme: '', port: 443 }), transport(spec))).toBe('unverified');
    expect(states(at('3.8'), through, traefikService({ scheme: 'tls' }), transport(spec))).toBe('refused');
  });

  it('is not asked for policies', () => {
    const skip = transport({ insecureSkipVerify: true });
    expect(states(at('3.8'), through, traefikService(), skip, service({ name: 'https' }), policy())).toBe('unverified');
  });

  it('of other routes than HTTPRoute is refused', () => {
    const skip = transport({ insecureSkipVerify: true });
    for (const kind of ['GRPCRoute', 'TLSRoute', 'TCPRoute']) {
      expect(states(at('3.8'), route(TRAEFIK, kind), traefikService(), skip)).toBe('refused');
    }
  });

  it('that is not at hand, or leads in a circle, is told', () => {
    expect(states(at('3.8'), through)).toBe('unknown');
    expect(states(at('3.8'), through, traefikService())).toBe('unknown');
    const circle = own('TraefikService', 'api', { weighted: { services: [{ kind: 'TraefikService', name: 'api' }] } });
    expect(states(at('3.8'), through, circle)).toBe('refused');
  });

  it('with several entries is as weak as the weakest', () => {
    const entry = (name: string, serversTransport: string) => ({ name, port: 8443, scheme: 'https', serversTransport });
    const two = own('TraefikService', 'api', { weighted: { services: [entry('a', 'strict'), entry('b', 'lax')] } });
    const hop = hopOf(
      at('3.8'),
      through,
      two,
      own('ServersTransport', 'strict', { serverName: 'a' }),
      own('ServersTransport', 'lax', { insecureSkipVerify: true }),
    );
    expect(stateOf(hop.connection)).toBe('unverified');
    expect(hop.unsure.join()).toContain('weakest');
  });

  it('verifies the host behind an ExternalName by its name', () => {
    const external = service({}, { type: 'ExternalName', externalName: 'api.example.org' });
    const hop = hopOf(at('3.8'), through, traefikService({ serversTransport: '' }), external);
    expect(hop).toMatchObject({
      to: { kind: 'Host', hostname: 'api.example.org', port: 8443 },
      connection: { sni: { name: 'api.example.org' }, anchors: { kind: 'system' } },
    });
    expect(hop.unsure.join()).toContain('allowExternalNameServices');
  });
});

it('waits for kinds that the cluster does not serve', () => {
  const objects = [route(SERVICE), service({ name: 'https' }), policy()];
  expect(states(at('3.8', '1.5'), ...objects)).toBe('refused');
  expect(states(at('3.7', '1.4'), ...objects)).toBe('refused');
  expect(states(at('3.6', '1.4'), ...objects)).toBe('verified');
});
