import { describe, expect, it } from 'vitest';
import {
  backend,
  CA,
  GROUP,
  gateway,
  hopsOf,
  own,
  policy,
  REF,
  route,
  service,
  summary,
} from '../../../tests/envoy-manifests.ts';
import type { JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';

/** What Envoy Gateway makes of Backends: which names it sends and checks. */

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
