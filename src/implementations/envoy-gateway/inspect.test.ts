import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import type { JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

/** What is said of manifests that nobody here has written: each check, and that it is silent where all is well. */

const GROUP = 'gateway.envoyproxy.io';
const REF = { group: GROUP, kind: 'Backend', name: 'api' } as const;
const CA = { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'api-ca' }] } as const;

const object = (apiVersion: string, kind: string, name: string, fields: JsonObject): K8sObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop' },
  ...fields,
});
const own = (kind: string, name: string, spec: JsonObject) => object(`${GROUP}/v1alpha1`, kind, name, { spec });
const standard = (kind: string, name: string, spec: JsonObject) =>
  object('gateway.networking.k8s.io/v1', kind, name, { spec });
const backend = (tls: JsonObject, hostname = 'api.example.org', port = 443) =>
  own('Backend', 'api', { endpoints: [{ fqdn: { hostname, port } }], tls });
const gateway = (listener: JsonObject = { name: 'https', protocol: 'HTTPS' }, more: JsonObject = {}) =>
  standard('Gateway', 'gateway', { listeners: [listener], ...more });
const route = (kind: string, ...backendRefs: JsonObject[]) =>
  standard(kind, 'api', { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs }] });
const policy = (targetRef: JsonObject, validation: JsonObject = CA) =>
  standard('BackendTLSPolicy', 'policy', {
    targetRefs: [targetRef],
    validation: { hostname: 'policy.example', ...validation },
  });
const service = (spec: JsonObject) => object('v1', 'Service', 'api', { spec });

function said(version: string, ...objects: K8sObject[]): string[] {
  const setting = { ...DEFAULTS.setting, version };
  const found = foundOf(objects);
  return inspect(found, observe(found, setting), setting)
    .map(({ id, severity }) => `${severity} ${id}`)
    .filter((text) => text !== 'warning EG-01');
}
const http = (version: string, ...objects: K8sObject[]) =>
  said(version, gateway(), route('HTTPRoute', REF), ...objects);

it('is silent about a verified Service and a verified Backend', () => {
  const target = { group: '', kind: 'Service', name: 'api', sectionName: 'https' };
  const ports = [{ name: 'https', port: 8443 }];
  expect(
    said('1.9', gateway(), route('HTTPRoute', { name: 'api', port: 8443 }), service({ ports }), policy(target)),
  ).toEqual([]);
  expect(http('1.9', backend({ ...CA, sni: 'api.example.org' }))).toEqual([]);
});

it('says once that Backend is off by default, unless the configuration of the controller is there', () => {
  const setting = DEFAULTS.setting;
  const ids = (...objects: K8sObject[]) => inspect(foundOf(objects), [], setting).map(({ id }) => id);
  const two = [
    backend({ ...CA, sni: 'a.example' }),
    own('Backend', 'b', { endpoints: [{ fqdn: { hostname: 'b.example', port: 1 } }] }),
  ];
  expect(ids(...two)).toEqual(['EG-01']);
  const config = object(`${GROUP}/v1alpha1`, 'EnvoyGateway', 'config', { extensionApis: { enableBackend: true } });
  expect(ids(...two, config)).toEqual([]);
});

describe('a Backend', () => {
  it.each([
    ['1.5', { ...CA, sni: 'a.example' }, ['error EG-02', 'error EG-10']],
    ['1.8', { ...CA, autoSNIFromEndpointHostname: true }, ['error EG-02', 'warning EG-09']],
    ['1.9', { ...CA, sni: 'a.example', autoSNIFromEndpointHostname: true }, ['error EG-02']],
    ['1.9', { ...CA, sni: 'a.example', insecureSkipVerify: true }, ['error EG-03']],
    ['1.9', { sni: 'a.example' }, ['error EG-04']],
    ['1.9', CA, ['warning EG-09']],
    ['1.5', CA, ['error EG-10']],
  ])('in %s with %j: %j', (version, tls, expected) => {
    expect(http(version, backend(tls))).toEqual(expected);
  });

  it('has an endpoint that is refused', () => {
    expect(http('1.9', backend({ ...CA, sni: 'a.example' }, 'localhost'))).toEqual(['error EG-06']);
  });

  it('reaches a headless Service at the port of its pods', () => {
    const headless = service({ clusterIP: 'None', ports: [{ port: 443, targetPort: 8443 }] });
    const at = (port: number) =>
      http('1.9', headless, backend({ ...CA, sni: 'a.example' }, 'api.shop.svc.cluster.local', port));
    expect(at(443)).toEqual(['warning EG-15', 'info EG-15']);
    expect(at(8443)).toEqual(['info EG-15']);
  });

  it('goes on trusting the system under a policy with a CA, before 1.9', () => {
    const target = { group: GROUP, kind: 'Backend', name: 'api' };
    const both = (version: string) => http(version, backend({ wellKnownCACertificates: 'System' }), policy(target));
    expect(both('1.8')).toEqual(['error EG-27']);
    expect(both('1.9')).toEqual([]);
  });

  it('names a client certificate of another namespace, or of none', () => {
    const reference = (ref: JsonObject) => backend({ ...CA, sni: 'a.example', clientCertificateRef: ref });
    expect(http('1.9', reference({ name: 'client', namespace: 'other' }))).toEqual(['error EG-11']);
    expect(http('1.6.2', reference({ name: 'client' }))).toEqual(['error EG-11']);
    expect(http('1.6', reference({ name: 'client' }))).toEqual(['warning EG-11']);
    expect(http('1.9', reference({ name: 'client' }))).toEqual([]);
  });

  it('is not told of versions in an EnvoyProxy that the Gateway’s own certificate takes out', () => {
    const spec = {
      gatewayClassName: 'eg',
      listeners: [],
      tls: { backend: { clientCertificateRef: { name: 'client' } } },
      infrastructure: { parametersRef: { group: GROUP, kind: 'EnvoyProxy', name: 'proxy' } },
    };
    const both = standard('Gateway', 'gateway', spec);
    const objects = [
      both,
      own('EnvoyProxy', 'proxy', { backendTLS: { minVersion: '1.3' } }),
      route('HTTPRoute', REF),
      backend({ ...CA, sni: 'a.example' }),
    ];
    expect(said('1.9', ...objects)).toEqual(['warning EG-26']);
    expect(said('1.7', ...objects)).toEqual(['error EG-12']);
  });

  it('asks for versions that contradict Envoy’s defaults', () => {
    const bounds = (version: string, fields: JsonObject) =>
      http(version, backend({ ...CA, sni: 'a.example', ...fields }));
    expect(bounds('1.8.2', { minVersion: '1.3' })).toEqual(['error EG-12']);
    expect(bounds('1.8', { minVersion: '1.3' })).toEqual(['warning EG-12']);
    expect(bounds('1.8.3', { minVersion: '1.3' })).toEqual([]);
    expect(bounds('1.9', { maxVersion: '1.1' })).toEqual(['error EG-12']);
  });
});

describe('a policy', () => {
  const target = { group: GROUP, kind: 'Backend', name: 'api' };

  it('never restores verification: a way to send a name in 1.5, a mistake from 1.6 on', () => {
    const skipping = backend({ insecureSkipVerify: true });
    expect(http('1.5', skipping, policy(target))).toEqual(['warning EG-05']);
    expect(http('1.9', skipping, policy(target))).toEqual(['error EG-05']);
  });

  it('needs the group of Backend, and a port that the backendRef has', () => {
    const verified = backend({ ...CA, sni: 'a.example' });
    expect(http('1.9', verified, policy({ group: '', kind: 'Backend', name: 'api' }))).toEqual(['error EG-07']);
    expect(http('1.9', verified, policy({ ...target, sectionName: '443' }))).toEqual(['error EG-08']);
  });

  it('finds no CA', () => {
    const empty = object('v1', 'ConfigMap', 'api-ca', { data: { a: 'x', b: 'y' } });
    expect(http('1.9', backend({ insecureSkipVerify: false }), policy(target), empty)).toEqual(['error EG-16']);
    const kind = { caCertificateRefs: [{ group: 'example.org', kind: 'Bundle', name: 'x' }] };
    expect(http('1.9', backend({}), policy(target, kind))).toEqual(['error EG-16']);
  });
});

describe('a route', () => {
  it('needs the group of Backend', () => {
    const at = (group: string) => said('1.9', gateway(), route('HTTPRoute', { group, kind: 'Backend', name: 'api' }));
    expect([at(''), at('example.org')]).toEqual([['warning EG-07'], ['error EG-07']]);
  });

  it('has backends with and without a name in one rule', () => {
    const named = own('Backend', 'named', {
      endpoints: [{ fqdn: { hostname: 'b.example', port: 1 } }],
      tls: { ...CA, sni: 'b.example' },
    });
    const objects = [gateway(), route('HTTPRoute', REF, { ...REF, name: 'named' }), backend(CA), named];
    expect(said('1.9', ...objects)).toEqual(['error EG-10', 'warning EG-13']);
  });

  it('has one rule only as TCPRoute', () => {
    const rules = [{ backendRefs: [REF] }, { backendRefs: [REF] }];
    const spec = { parentRefs: [{ name: 'gateway' }], rules };
    const tcp = object('gateway.networking.k8s.io/v1alpha2', 'TCPRoute', 'api', { spec });
    const named = backend({ ...CA, sni: 'a.example' });
    expect(said('1.8', gateway({ name: 'tcp', protocol: 'TCP' }), tcp, named)).toEqual(['error EG-28']);
    const setting = { ...DEFAULTS.setting, version: '1.8' };
    const found = foundOf([gateway({ name: 'tcp', protocol: 'TCP' }), tcp, named]);
    expect(observe(found, setting).map(({ connection }) => connection.kind)).toEqual(['refused', 'refused']);
  });

  it('leads to an ExternalName', () => {
    const external = service({ type: 'ExternalName', externalName: 'api.example.org' });
    const at = (version: string) => said(version, gateway(), route('HTTPRoute', { name: 'api', port: 443 }), external);
    expect(at('1.9')).toEqual(['error EG-14']);
    expect(at('1.8.1')).toEqual(['error EG-14']);
  });

  it('passes TLS through to a Backend that adds TLS', () => {
    const listener = { name: 'tls', protocol: 'TLS', tls: { mode: 'Passthrough' } };
    const at = (tls: JsonObject) => said('1.9', gateway(listener), route('TLSRoute', REF), backend(tls));
    expect(at({ ...CA, sni: 'a.example' })).toEqual(['error EG-21']);
  });
});
