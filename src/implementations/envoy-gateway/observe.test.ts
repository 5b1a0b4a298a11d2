import { describe, expect, it } from 'vitest';
import { DEFAULTS, type Setting } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { type Hop, stateOf } from '../../gateway-api/hop.ts';
import type { JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { observe } from './observe.ts';

/** What Envoy Gateway does with manifests that nobody here has written. */

const GROUP = 'gateway.envoyproxy.io';
const REF = { group: GROUP, kind: 'Backend', name: 'api' } as const;
const CA = { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'api-ca' }] } as const;

const setting = (version: string): Setting => ({ ...DEFAULTS.setting, version });
const own = (kind: string, name: string, spec: JsonObject): K8sObject => ({
  apiVersion: `${GROUP}/v1alpha1`,
  kind,
  metadata: { name, namespace: 'shop' },
  spec,
});
const backend = (tls: JsonObject | undefined, name = 'api', hostname = 'api.example.org') =>
  own('Backend', name, { endpoints: [{ fqdn: { hostname, port: 443 } }], ...(tls === undefined ? {} : { tls }) });
const standard = (kind: string, name: string, spec: JsonObject): K8sObject => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind,
  metadata: { name, namespace: 'shop' },
  spec,
});
const gateway = (spec: JsonObject = {}, listener: JsonObject = { name: 'https', protocol: 'HTTPS', port: 443 }) =>
  standard('Gateway', 'gateway', { gatewayClassName: 'eg', listeners: [listener], ...spec });
const route = (kind: string, ...backendRefs: JsonObject[]) =>
  standard(kind, 'api', { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs }] });
const policy = (targetRef: JsonObject, validation: JsonObject = CA, name = 'policy', created?: string): K8sObject => ({
  ...standard('BackendTLSPolicy', name, {
    targetRefs: [targetRef],
    validation: { hostname: 'policy.example', ...validation },
  }),
  metadata: { name, namespace: 'shop', ...(created === undefined ? {} : { creationTimestamp: created }) },
});
const service = (ports: JsonObject[], spec: JsonObject = {}): K8sObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'api', namespace: 'shop' },
  spec: { ports, ...spec },
});

function hopsOf(version: string, ...objects: K8sObject[]): readonly Hop[] {
  return observe(foundOf(objects), setting(version));
}

function summary(version: string, ...objects: K8sObject[]): string {
  return hopsOf(version, ...objects)
    .map(({ connection }) => {
      if (connection.kind !== 'tls') return connection.kind;
      const { sni, names } = connection;
      const checked = names.kind === 'checked' ? names.names.map(({ value }) => value).join('+') : names.kind;
      return `${stateOf(connection)} sni=${sni.kind === 'name' ? sni.name : sni.kind} names=${checked}`;
    })
    .join(', ');
}

describe('a Backend with a CA, without sni and without a policy', () => {
  it.each([
    ['1.9', 'HTTPRoute', 'verified sni=request-host names=request-host'],
    ['1.6', 'GRPCRoute', 'verified sni=request-host names=request-host'],
    ['1.9', 'TCPRoute', 'chain-only sni=none names=unchecked'],
    ['1.5', 'HTTPRoute', 'chain-only sni=none names=unchecked'],
  ])('in %s on a %s: %s', (version, kind, expected) => {
    const listener = kind === 'TCPRoute' ? { name: 'tcp', protocol: 'TCP', port: 9000 } : undefined;
    expect(summary(version, gateway({}, listener), route(kind, REF), backend(CA))).toBe(expected);
  });

  it('on a TLSRoute that terminates: the chain only', () => {
    const listener = { name: 'tls', protocol: 'TLS', port: 443, tls: { mode: 'Terminate' } };
    const objects = [gateway({}, listener), route('TLSRoute', REF), backend(CA)];
    expect(summary('1.9', ...objects)).toBe('chain-only sni=none names=unchecked');
    expect(summary('1.7', ...objects)).toBe('chain-only sni=none names=unchecked');
    expect(summary('1.6', ...objects)).toBe('refused');
    const doubts = (version: string) => hopsOf(version, ...objects).flatMap(({ unsure }) => unsure).length;
    expect([doubts('1.8'), doubts('1.9')]).toEqual([1, 0]);
  });

  it('on a TCPRoute at a listener that passes TLS through: nothing, since that takes TLSRoutes only', () => {
    const listener = { name: 'tls', protocol: 'TLS', port: 443, tls: { mode: 'Passthrough' } };
    expect(summary('1.9', gateway({}, listener), route('TCPRoute', REF), backend(CA))).toBe('refused');
    expect(summary('1.9', gateway({}, listener), route('TLSRoute', REF), backend(undefined))).toBe('passthrough');
  });

  it('beside a backend without TLS, or one with a name: the chain only', () => {
    const refs = [REF, { ...REF, name: 'other' }];
    const both = (tls: JsonObject | undefined) =>
      summary('1.9', gateway(), route('HTTPRoute', ...refs), backend(CA), backend(tls, 'other'));
    expect(both(undefined)).toBe('chain-only sni=none names=unchecked, plaintext');
    expect(both({ ...CA, sni: 'other.example' })).toBe(
      'chain-only sni=none names=unchecked, verified sni=other.example names=other.example',
    );
    expect(both(CA)).toBe('verified sni=request-host names=request-host, verified sni=request-host names=request-host');
  });
});

describe('a rule whose backends get clusters of their own', () => {
  const refs = (more: JsonObject = {}) => [REF, { ...REF, name: 'other', ...more }];
  const both = (other: K8sObject, more: JsonObject = {}, kind = 'HTTPRoute') =>
    summary('1.9', gateway(), route(kind, ...refs(more)), backend(CA), other);
  const HOST = 'verified sni=request-host names=request-host';

  it('judges each alone: beside a fixed address, a Service, a refused one, filters, an endpoint’s name', () => {
    const address = own('Backend', 'other', { endpoints: [{ ip: { address: '10.0.0.1', port: 443 } }] });
    expect(both(address)).toBe(`${HOST}, plaintext`);
    expect(both(address, {}, 'GRPCRoute')).toBe(`${HOST}, plaintext`);
    const named = { ...CA, sni: 'other.example' };
    expect(both(backend(named, 'other', 'localhost'))).toBe(`${HOST}, refused`);
    const filters = [{ type: 'URLRewrite', urlRewrite: { hostname: 'other.example' } }];
    expect(both(backend(undefined, 'other'), { filters })).toBe(`${HOST}, plaintext`);
    expect(both(backend({ ...CA, autoSNIFromEndpointHostname: true }, 'other'))).toBe(
      `${HOST}, verified sni=api.example.org names=api.example.org`,
    );
    const next = { kind: 'Service', group: '', name: 'api', port: 8443 };
    expect(both(service([{ name: 'https', port: 8443 }]), next)).toBe(`${HOST}, plaintext`);
  });

  it('does so too where a Service of the rule prefers its own zone', () => {
    const refs = [
      { name: 'api', port: 8443 },
      { ...REF, name: 'other' },
    ];
    const address = own('Backend', 'other', { endpoints: [{ ip: { address: '10.0.0.1', port: 443 } }], tls: CA });
    const beside = (spec: JsonObject) =>
      summary('1.9', gateway(), route('HTTPRoute', ...refs), service([{ port: 8443 }], spec), address);
    expect(beside({})).toBe('plaintext, chain-only sni=none names=unchecked');
    expect(beside({ trafficDistribution: 'PreferClose' })).toBe(`plaintext, ${HOST}`);
  });

  it('leaves out a backend without weight', () => {
    expect(both(backend(undefined, 'other'), { weight: 0 })).toMatch(new RegExp(`^${HOST}, `));
    expect(both(backend(undefined, 'other'), { weight: 1 })).toBe('chain-only sni=none names=unchecked, plaintext');
  });
});

it('refuses a rule with a resolver beside another backend, for HTTPRoute and TLSRoute', () => {
  const resolver = own('Backend', 'resolver', { type: 'DynamicResolver', tls: CA });
  const at = (kind: string, ...refs: JsonObject[]) =>
    summary('1.9', gateway(), route(kind, ...refs), backend({ ...CA, sni: 'a.example' }), resolver);
  const named = { ...REF, name: 'resolver' };
  expect(at('HTTPRoute', named)).toBe('verified sni=request-host names=request-host');
  expect(at('HTTPRoute', named, REF)).toBe('refused, refused');
  const tls = (mode: string) => gateway({}, { name: 'tls', protocol: 'TLS', port: 443, tls: { mode } });
  const through = (mode: string) => summary('1.9', tls(mode), route('TLSRoute', named), resolver);
  expect(through('Terminate')).toBe('refused');
  expect(at('HTTPRoute', { ...named, weight: 0 }, REF)).toMatch(/verified sni=a.example names=a.example$/);
});

describe('names of a Backend', () => {
  const http = (version: string, tls: JsonObject | undefined, ...more: K8sObject[]) =>
    summary(version, gateway(), route('HTTPRoute', REF), backend(tls), ...more);

  it('sends and checks sni from 1.6 on', () => {
    const tls = { ...CA, sni: 'sni.example' };
    expect(http('1.6', tls)).toBe('verified sni=sni.example names=sni.example');
    expect(http('1.5', tls)).toBe('chain-only sni=none names=unchecked');
  });

  it('sends and checks the name of the endpoint from 1.9 on', () => {
    const tls = { ...CA, autoSNIFromEndpointHostname: true };
    expect(http('1.9', tls)).toBe('verified sni=api.example.org names=api.example.org');
    expect(http('1.8', tls)).toBe('verified sni=request-host names=request-host');
  });

  it('checks nothing where verification is skipped, whatever a policy says', () => {
    const skip = { insecureSkipVerify: true };
    expect(http('1.9', skip)).toBe('unverified sni=request-host names=unchecked');
    expect(http('1.5', skip)).toBe('unverified sni=none names=unchecked');
    expect(http('1.9', { ...skip, sni: 'sni.example' })).toBe('unverified sni=sni.example names=unchecked');
    const withPolicy = http('1.5', skip, policy({ group: GROUP, kind: 'Backend', name: 'api' }));
    expect(withPolicy).toBe('unverified sni=policy.example names=unchecked');
  });

  it('takes the policy’s word before its own, and needs one of them', () => {
    const target = { group: GROUP, kind: 'Backend', name: 'api' };
    expect(http('1.9', { ...CA, sni: 'sni.example' }, policy(target))).toBe(
      'verified sni=policy.example names=policy.example',
    );
    expect(http('1.5', undefined, policy(target))).toBe('verified sni=policy.example names=policy.example');
    expect(http('1.9', {})).toBe('refused');
    expect(http('1.9', {}, policy(target))).toBe('verified sni=policy.example names=policy.example');
    expect(http('1.9', undefined)).toBe('plaintext');
    expect(http('1.9', undefined, policy({ kind: 'Backend', name: 'api' }))).toBe('plaintext');
  });

  it('is taken by its kind without the group, and its policy does not match then', () => {
    const ref = { kind: 'Backend', name: 'api' };
    const at = (tls: JsonObject | undefined, ...more: K8sObject[]) =>
      summary('1.9', gateway(), route('HTTPRoute', ref), backend(tls), ...more);
    expect(at({ ...CA, sni: 'a.example' })).toBe('verified sni=a.example names=a.example');
    expect(at(undefined, policy({ group: GROUP, kind: 'Backend', name: 'api' }))).toBe('plaintext');
  });

  it('needs a policy for each of its ports where it names no CA itself', () => {
    const endpoints = [443, 8443].map((port) => ({ fqdn: { hostname: 'api.example.org', port } }));
    const two = (tls: JsonObject | undefined) => own('Backend', 'api', { endpoints, ...(tls && { tls }) });
    const target = { group: GROUP, kind: 'Backend', name: 'api' };
    const on = (port: string) => policy({ ...target, sectionName: port }, CA, `on-${port}`);
    const at = (...objects: K8sObject[]) =>
      summary('1.9', gateway(), route('HTTPRoute', { ...REF, port: 443 }), ...objects);
    const verified = 'verified sni=policy.example names=policy.example';
    expect(at(two({}), on('443'))).toBe('refused');
    expect(at(two({}), on('443'), on('8443'))).toBe(verified);
    expect(at(two({}), policy(target))).toBe(verified);
    expect(at(two(undefined), on('443'))).toBe(verified);
    expect(at(two({ insecureSkipVerify: true }), on('443'))).toBe('unverified sni=policy.example names=unchecked');
  });

  it('goes on trusting the system under a policy with a CA, before 1.9', () => {
    const target = { group: GROUP, kind: 'Backend', name: 'api' };
    const anchors = (version: string) => {
      const tls = { wellKnownCACertificates: 'System' };
      const [hop] = hopsOf(version, gateway(), route('HTTPRoute', REF), backend(tls), policy(target));
      return hop?.connection.kind === 'tls' && hop.connection.anchors.kind;
    };
    expect([anchors('1.9'), anchors('1.8'), anchors('1.6')]).toEqual(['references', 'system', 'system']);
  });

  it('is refused for a CA of its own that is not there, even under a policy with another', () => {
    const config: K8sObject = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'own-ca', namespace: 'shop' },
      data: { one: 'x', other: 'y' },
    };
    const tls = { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'own-ca' }] };
    const target = { group: GROUP, kind: 'Backend', name: 'api' };
    expect(http('1.9', tls, config, policy(target))).toBe('refused');
    expect(http('1.9', undefined, config, policy(target))).toBe('verified sni=policy.example names=policy.example');
  });

  it('takes a section as the port number that the backendRef repeats', () => {
    const target = { group: GROUP, kind: 'Backend', name: 'api', sectionName: '443' };
    const objects = (ref: JsonObject) => [gateway(), route('HTTPRoute', ref), backend(undefined), policy(target)];
    expect(summary('1.9', ...objects(REF))).toBe('plaintext');
    expect(summary('1.9', ...objects({ ...REF, port: 443 }))).toBe('verified sni=policy.example names=policy.example');
  });

  it('is refused for a filter that no backendRef may have', () => {
    const at = (version: string, kind: string, filter: JsonObject) =>
      summary(version, gateway(), route(kind, { ...REF, filters: [filter] }), backend({ ...CA, sni: 'a.example' }));
    const verified = 'verified sni=a.example names=a.example';
    const rewrite = { type: 'URLRewrite', urlRewrite: { hostname: 'a.example' } };
    expect(at('1.9', 'HTTPRoute', { type: 'RequestHeaderModifier' })).toBe(verified);
    expect(at('1.9', 'HTTPRoute', { type: 'RequestMirror' })).toBe('refused');
    expect(at('1.7', 'HTTPRoute', rewrite)).toBe(verified);
    expect(at('1.6', 'HTTPRoute', rewrite)).toBe('refused');
    expect(at('1.9', 'GRPCRoute', rewrite)).toBe('refused');
    const path = { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath', replaceFullPath: '/' } } };
    expect([at('1.9', 'HTTPRoute', path), at('1.8.0', 'HTTPRoute', path)]).toEqual(['refused', verified]);
  });

  it('is refused for the name of an address, and not for a last dot', () => {
    const at = (endpoint: JsonObject) =>
      summary('1.9', gateway(), route('HTTPRoute', REF), own('Backend', 'api', { endpoints: [endpoint], tls: CA }));
    expect(at({ hostname: 'single', ip: { address: '10.0.0.1', port: 443 } })).toBe('refused');
    expect(at({ fqdn: { hostname: 'localhost.', port: 443 } })).toMatch(/^verified/);
  });

  it('passes over a CA of another kind beside one that can be read', () => {
    const foo = { group: '', kind: 'Foo', name: 'api-ca' };
    const sni = 'a.example';
    expect(http('1.9', { sni, caCertificateRefs: [foo, ...CA.caCertificateRefs] })).toMatch(/^verified/);
    expect(http('1.9', { sni, caCertificateRefs: [foo] })).toBe('refused');
  });

  it('refuses addresses, and knows nothing of what is not there', () => {
    const ends = (hostname: string) => summary('1.9', gateway(), route('HTTPRoute', REF), backend(CA, 'api', hostname));
    expect([ends('localhost'), ends('10.0.0.1'), ends('api.example.org.')]).toEqual([
      'refused',
      'refused',
      'verified sni=request-host names=request-host',
    ]);
    expect(summary('1.9', gateway(), route('HTTPRoute', REF))).toBe('unknown');
  });
});

describe('a Service', () => {
  const ref = { name: 'api', port: 8443 };
  const ports = [{ name: 'https', port: 8443 }];
  const target = { group: '', kind: 'Service', name: 'api' };
  const http = (version: string, ...more: K8sObject[]) => summary(version, gateway(), route('HTTPRoute', ref), ...more);

  it('is plain without a policy, and where the section names an unnamed port', () => {
    expect(http('1.9', service(ports))).toBe('plaintext');
    expect(http('1.9', service([{ port: 8443 }]), policy({ ...target, sectionName: 'https' }))).toBe('plaintext');
    expect(http('1.9', service(ports), policy({ ...target, sectionName: 'https' }))).toContain('verified');
  });

  it('that is not shown may have the port of the section, and the doubt is said', () => {
    const [hop] = hopsOf('1.9', gateway(), route('HTTPRoute', ref), policy({ ...target, sectionName: 'https' }));
    expect(hop?.connection.kind).toBe('tls');
    expect(hop?.unsure).toHaveLength(1);
  });

  it('prefers the policy for the port from 1.7.4, 1.8.1 and 1.9 on, and the older one before', () => {
    const older = policy(target, { ...CA, hostname: 'whole.example' }, 'whole', '2026-01-01T00:00:00Z');
    const newer = policy({ ...target, sectionName: 'https' }, CA, 'part', '2026-02-01T00:00:00Z');
    const name = (version: string) => http(version, service(ports), older, newer);
    expect(name('1.7.3')).toContain('whole.example');
    expect(name('1.7.4')).toContain('policy.example');
    expect(name('1.8.0')).toContain('whole.example');
    expect(name('1.9')).toContain('policy.example');
    const [hop] = hopsOf('1.8', gateway(), route('HTTPRoute', ref), service(ports), older, newer);
    expect(hop?.unsure).toHaveLength(1);
  });

  it('accepts the host name beside subjectAltNames in 1.5', () => {
    const sans = { ...CA, subjectAltNames: [{ type: 'Hostname', hostname: 'san.example' }] };
    expect(http('1.5', service(ports), policy(target, sans))).toContain('names=san.example+policy.example');
    expect(http('1.6', service(ports), policy(target, sans))).toContain('names=san.example');
    expect(http('1.6', service(ports), policy(target, sans))).not.toContain('policy.example names=policy');
  });

  it('is refused where its port is none of TCP', () => {
    const udp = { name: 'https', port: 8443, protocol: 'UDP' };
    expect(http('1.9', service([udp]), policy(target))).toBe('refused');
    expect(http('1.9', service([udp, ...ports]), policy(target))).toMatch(/^verified/);
  });

  it('never gives a connection as ExternalName, with a policy or without', () => {
    const external = service(ports, { type: 'ExternalName', externalName: 'api.example.org' });
    expect(http('1.9', external)).toBe('refused');
    expect(http('1.8.1', external)).toBe('refused');
    expect(http('1.8.1', external, policy(target))).toBe('refused');
  });

  it('finds the CA under the keys of the version', () => {
    const config = (data: JsonObject, more: JsonObject): K8sObject => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'api-ca', namespace: 'shop' },
      data,
      ...more,
    });
    const answer = (version: string, data: JsonObject, more: JsonObject = {}) =>
      http(version, service(ports), policy(target), config(data, more)).split(' ')[0];
    expect(answer('1.8', { 'ca.crt': 'x', other: 'y' })).toBe('verified');
    expect(answer('1.8', { 'service-ca.crt': 'x' })).toBe('verified');
    expect(answer('1.8', { 'tls.crt': 'x', other: 'y' })).toBe('refused');
    expect(answer('1.9', { 'tls.crt': 'x', other: 'y' })).toBe('verified');
    expect(answer('1.9', { one: 'x', other: 'y' })).toBe('refused');
    expect(answer('1.9', {}, { binaryData: { 'ca.crt': 'eA==' } })).toBe('refused');
  });
});

describe('the client’s side', () => {
  const ref = { name: 'api', port: 8443 };
  const verified = [
    route('HTTPRoute', ref),
    service([{ name: 'https', port: 8443 }]),
    policy({ group: '', kind: 'Service', name: 'api' }),
  ];
  const proxied = gateway({ infrastructure: { parametersRef: { group: GROUP, kind: 'EnvoyProxy', name: 'proxy' } } });
  const proxy = (namespace: string | undefined) => {
    const reference = { kind: 'Secret', name: 'client', ...(namespace === undefined ? {} : { namespace }) };
    return own('EnvoyProxy', 'proxy', {
      backendTLS: { clientCertificateRef: reference, minVersion: '1.2', maxVersion: 'Auto' },
    });
  };
  const connectionOf = (version: string, ...objects: K8sObject[]) => hopsOf(version, ...objects)[0]?.connection;

  it('comes from EnvoyProxy, with the namespace written out before 1.6.3', () => {
    expect(connectionOf('1.5', proxied, proxy('shop'), ...verified)).toMatchObject({
      clientCertificate: { name: 'client', namespace: 'shop' },
      minimumVersion: '1.2',
      maximumVersion: null,
    });
    expect(connectionOf('1.6.2', proxied, proxy(undefined), ...verified)?.kind).toBe('refused');
    expect(connectionOf('1.6.3', proxied, proxy(undefined), ...verified)?.kind).toBe('tls');
    expect(connectionOf('1.9', proxied, proxy('elsewhere'), ...verified)?.kind).toBe('refused');
  });

  it('comes from the Gateway before EnvoyProxy, from 1.8 on', () => {
    const tls = { backend: { clientCertificateRef: { name: 'standard' } } };
    const both = gateway({
      tls,
      infrastructure: { parametersRef: { group: GROUP, kind: 'EnvoyProxy', name: 'proxy' } },
    });
    expect(connectionOf('1.8', both, proxy('shop'), ...verified)).toMatchObject({
      clientCertificate: { name: 'standard' },
    });
    expect(connectionOf('1.7', both, proxy('shop'), ...verified)).toMatchObject({
      clientCertificate: { name: 'client' },
    });
  });

  it('is the Gateway’s alone where it has tls.backend: nothing of EnvoyProxy’s backendTLS is read', () => {
    const infrastructure = { parametersRef: { group: GROUP, kind: 'EnvoyProxy', name: 'proxy' } };
    const named = gateway({ tls: { backend: { clientCertificateRef: { name: 'standard' } } }, infrastructure });
    expect(connectionOf('1.9', named, proxy('shop'), ...verified)).toMatchObject({ minimumVersion: null });
    expect(connectionOf('1.7', named, proxy('shop'), ...verified)).toMatchObject({ minimumVersion: '1.2' });
    expect(connectionOf('1.9', named, proxy('elsewhere'), ...verified)?.kind).toBe('tls');
    const empty = gateway({ tls: { backend: {} }, infrastructure });
    expect(connectionOf('1.9', empty, proxy('shop'), ...verified)).toMatchObject({ clientCertificate: null });
  });

  it('lays the Gateway’s EnvoyProxy over that of its class where mergeType says so, from 1.8 on', () => {
    const ofClass = own('EnvoyProxy', 'of-class', { backendTLS: { minVersion: '1.1', maxVersion: '1.2' } });
    const gatewayClass: K8sObject = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: 'eg' },
      spec: { parametersRef: { group: GROUP, kind: 'EnvoyProxy', name: 'of-class', namespace: 'shop' } },
    };
    const over = (more: JsonObject) => own('EnvoyProxy', 'proxy', { backendTLS: { minVersion: '1.2' }, ...more });
    const bounds = (version: string, more: JsonObject) =>
      connectionOf(version, proxied, gatewayClass, ofClass, over(more), ...verified);
    const laidOver = { minimumVersion: '1.2', maximumVersion: '1.2' };
    const alone = { minimumVersion: '1.2', maximumVersion: null };
    expect(bounds('1.8', { mergeType: 'StrategicMerge' })).toMatchObject(laidOver);
    expect(bounds('1.9', { mergeType: 'JSONMerge' })).toMatchObject(laidOver);
    expect(bounds('1.9', { mergeType: 'Replace' })).toMatchObject(alone);
    expect(bounds('1.7', { mergeType: 'StrategicMerge' })).toMatchObject(alone);
  });

  it('shows no certificate of another namespace without leave, and none without a key', () => {
    const named = gateway({ tls: { backend: { clientCertificateRef: { name: 'standard', namespace: 'vault' } } } });
    const secretWith = (data: JsonObject): K8sObject => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'standard', namespace: 'vault' },
      data,
    });
    const secret = secretWith({ 'tls.crt': 'eA==', 'tls.key': 'eA==' });
    const grant: K8sObject = {
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      metadata: { name: 'grant', namespace: 'vault' },
      spec: {
        from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'shop' }],
        to: [{ group: '', kind: 'Secret' }],
      },
    };
    const shown = (...more: K8sObject[]) => connectionOf('1.9', named, ...more, ...verified);
    expect(shown(secret)).toMatchObject({ clientCertificate: null });
    expect(shown(secretWith({ 'tls.crt': 'eA==' }), grant)).toMatchObject({ clientCertificate: null });
    expect(shown(secret, grant)).toMatchObject({ clientCertificate: { name: 'standard', namespace: 'vault' } });
    expect(shown()).toMatchObject({ clientCertificate: { name: 'standard', namespace: 'vault' } });
  });

  it('comes from the Backend before both, from 1.6 on', () => {
    const tls = {
      ...CA,
      sni: 'a.example',
      clientCertificateRef: { name: 'own', namespace: 'shop' },
      minVersion: '1.3',
    };
    const objects = [proxied, proxy('shop'), route('HTTPRoute', REF), backend(tls)];
    expect(connectionOf('1.6', ...objects)).toMatchObject({
      clientCertificate: { name: 'own' },
      minimumVersion: '1.3',
    });
    expect(connectionOf('1.5', ...objects)).toMatchObject({
      clientCertificate: { name: 'client' },
      minimumVersion: '1.2',
    });
  });
});
