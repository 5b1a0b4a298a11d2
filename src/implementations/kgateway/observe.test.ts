import { describe, expect, it } from 'vitest';
import { DEFAULTS, type Setting } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { type Hop, stateOf } from '../../gateway-api/hop.ts';
import type { JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

/** What kgateway does with manifests that nobody here has written, and what is said of them. */

const GROUP = 'gateway.kgateway.dev';
const SERVICE = { group: '', kind: 'Service', name: 'api' } as const;
const HOST = { group: GROUP, kind: 'Backend', name: 'host' } as const;
const CA = { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'api-ca' }] } as const;
const SYSTEM = { wellKnownCACertificates: 'System' } as const;

const setting = (version: string): Setting => ({ ...DEFAULTS.setting, version });
const object = (apiVersion: string, kind: string, name: string, fields: JsonObject): K8sObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop' },
  ...fields,
});
const own = (kind: string, name: string, spec: JsonObject) => object(`${GROUP}/v1alpha1`, kind, name, { spec });
const standard = (kind: string, name: string, spec: JsonObject) =>
  object('gateway.networking.k8s.io/v1', kind, name, { spec });
const created = (thing: K8sObject, creationTimestamp: string): K8sObject => ({
  ...thing,
  metadata: { ...thing.metadata, creationTimestamp },
});
const gateway = (listener: JsonObject = { name: 'https', protocol: 'HTTPS' }, spec: JsonObject = {}) =>
  standard('Gateway', 'gateway', { listeners: [listener], ...spec });
const route = (kind: string, ...backendRefs: JsonObject[]) =>
  standard(kind, 'api', { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs }] });
const policy = (target: JsonObject, validation: JsonObject = CA, name = 'policy') =>
  standard('BackendTLSPolicy', name, {
    targetRefs: [target],
    validation: { hostname: `${name}.example`, ...validation },
  });
const config = (tls: JsonObject, target: JsonObject = SERVICE, name = 'config') =>
  own('BackendConfigPolicy', name, { targetRefs: [target], tls });
const secret = (...keys: string[]) =>
  object('v1', 'Secret', 'tls', { data: Object.fromEntries(keys.map((key) => [key, 'eA=='])) });
const service = (...names: string[]) =>
  object('v1', 'Service', 'api', { spec: { ports: names.map((name, at) => ({ name, port: 8443 + at })) } });
const backend = (spec: JsonObject) => own('Backend', 'host', spec);

const REF = { name: 'api', port: 8443 };

function hopsOf(version: string, ...objects: K8sObject[]): readonly Hop[] {
  return observe(foundOf(objects), setting(version));
}

function summary(version: string, ...objects: K8sObject[]): string {
  return hopsOf(version, ...objects)
    .map(({ connection }) => {
      if (connection.kind !== 'tls') return connection.kind;
      const { sni, names, clientCertificate } = connection;
      const checked = names.kind === 'checked' ? names.names.map(({ value }) => value).join('+') : names.kind;
      const shown = clientCertificate === null ? '' : ` shows=${clientCertificate.name}`;
      return `${stateOf(connection)} sni=${sni.kind === 'name' ? sni.name : sni.kind} names=${checked}${shown}`;
    })
    .join(', ');
}

const http = (version: string, ...objects: K8sObject[]) =>
  summary(version, gateway(), route('HTTPRoute', REF), ...objects);

function said(version: string, ...objects: K8sObject[]): readonly string[] {
  const found = foundOf([gateway(), route('HTTPRoute', REF), ...objects]);
  return inspect(found, observe(found, setting(version)), setting(version)).map(
    ({ id, severity }) => `${severity} ${id}`,
  );
}

const VERIFIED = 'verified sni=policy.example names=policy.example';

describe('a BackendTLSPolicy', () => {
  it('verifies from 2.1 on, and checks no name in 2.0', () => {
    expect(http('2.5', policy(SERVICE))).toBe(VERIFIED);
    expect(http('2.1', policy(SERVICE))).toBe(VERIFIED);
    expect(http('2.0', policy(SERVICE))).toBe('chain-only sni=policy.example names=unchecked');
    expect(http('2.0', policy(SERVICE, SYSTEM))).toBe('plaintext');
    expect(http('2.1', policy(SERVICE, {}))).toBe('refused');
  });

  it('with a sectionName means plain text in 2.1 and 2.2, and its port from 2.4 on', () => {
    const sectioned = policy({ ...SERVICE, sectionName: 'https' });
    const objects = [service('https', 'admin'), sectioned];
    expect(http('2.0', ...objects)).toContain('chain-only');
    expect(http('2.1', ...objects)).toBe('plaintext');
    expect(http('2.2', ...objects)).toBe('plaintext');
    expect(http('2.3', ...objects)).toBe('unknown');
    expect(http('2.4', ...objects)).toBe(VERIFIED);
    expect(http('2.4', service('other', 'https'), sectioned)).toBe('plaintext');
    expect(said('2.2', ...objects)).toEqual(['error KGW-12']);
    expect(said('2.4', ...objects)).toEqual([]);
  });

  it('uses the first of several CAs, and says so', () => {
    const two = { caCertificateRefs: [...CA.caCertificateRefs, { group: '', kind: 'ConfigMap', name: 'more' }] };
    const [hop] = hopsOf('2.5', gateway(), route('HTTPRoute', REF), policy(SERVICE, two));
    expect(hop?.connection).toMatchObject({ anchors: { references: [{ name: 'api-ca' }] } });
    expect(said('2.5', policy(SERVICE, two))).toEqual(['error KGW-07']);
  });

  it('reads a Secret from 2.2 on, and takes it for a ConfigMap before', () => {
    const bySecret = policy(SERVICE, { caCertificateRefs: [{ group: '', kind: 'Secret', name: 'tls' }] });
    expect(http('2.2', bySecret)).toBe(VERIFIED);
    expect(http('2.2', bySecret, secret('tls.crt'))).toBe('refused');
    expect(http('2.1', bySecret)).toBe('refused');
    expect(http('2.1', bySecret, object('v1', 'ConfigMap', 'tls', { data: { 'ca.crt': 'x' } }))).toBe(VERIFIED);
    expect(said('2.1', bySecret)).toEqual(['error KGW-15']);
  });

  it('of two for one target is the oldest from 2.4 on, and the newest before', () => {
    const old = created(policy(SERVICE, CA, 'old'), '2026-01-01T00:00:00Z');
    const young = created(policy(SERVICE, CA, 'young'), '2026-02-01T00:00:00Z');
    expect(http('2.4', young, old)).toContain('sni=old.example');
    expect(http('2.2', young, old)).toContain('sni=young.example');
    expect(hopsOf('2.2', gateway(), route('HTTPRoute', REF), young, old)[0]?.unsure).toHaveLength(1);
  });
});

describe('a BackendConfigPolicy', () => {
  it.each([
    ['skips', { insecureSkipVerify: true, sni: 'a.b' }, 'unverified sni=a.b names=unchecked'],
    [
      'verifies nothing with a switch that is off',
      { insecureSkipVerify: false },
      'unverified sni=none names=unchecked',
    ],
    ['needs a CA for names', { insecureSkipVerify: false, verifySubjectAltNames: ['a.b'] }, 'refused'],
    ['checks no name by its SNI', { ...SYSTEM, sni: 'a.b' }, 'chain-only sni=a.b names=unchecked'],
    ['checks the names that it lists', { ...SYSTEM, verifySubjectAltNames: ['a.b'] }, 'verified sni=none names=a.b'],
    ['reads files that nobody sees', { files: { rootCA: '/ca.crt' } }, 'unknown'],
    ['fails for a key pair in files', { files: { tlsCertificate: '/a', tlsKey: '/b' } }, 'refused'],
  ])('%s', (_, tls, expected) => {
    expect(http('2.5', config(tls))).toBe(expected);
  });

  const bySecret = config({ secretRef: { name: 'tls' }, sni: 'a.b', verifySubjectAltNames: ['a.b'] });

  it('takes CA and client certificate from one Secret', () => {
    expect(http('2.3', bySecret, secret('ca.crt'))).toBe('verified sni=a.b names=a.b');
    expect(http('2.3', bySecret, secret('ca.crt', 'tls.crt', 'tls.key'))).toBe('verified sni=a.b names=a.b shows=tls');
    expect(http('2.3', bySecret, secret('tls.crt', 'tls.key'))).toBe('refused');
    expect(http('2.3', bySecret, secret('ca.crt', 'tls.crt'))).toBe('refused');
  });

  it('verifies nothing with a Secret that has no CA', () => {
    const bare = config({ secretRef: { name: 'tls' } });
    expect(http('2.3', bare, secret('tls.crt', 'tls.key'))).toBe('unverified sni=none names=unchecked shows=tls');
    expect(said('2.3', bare, secret('tls.crt', 'tls.key'))).toEqual(['error KGW-02']);
    const [hop] = hopsOf('2.3', gateway(), route('HTTPRoute', REF), bare);
    expect(hop?.unsure).toHaveLength(1);
  });

  it('shows no certificate where TLS is to be simple', () => {
    const simple = config({ secretRef: { name: 'tls' }, simpleTLS: true, verifySubjectAltNames: ['a.b'] });
    expect(http('2.3', simple)).toBe('verified sni=none names=a.b');
  });

  it('is read by nobody in 2.0', () => {
    expect(http('2.0', config({ insecureSkipVerify: true }))).toBe('plaintext');
    expect(said('2.0', config({ insecureSkipVerify: true }))).toEqual(['error KGW-23']);
  });

  it('holds by labels too, and not in another namespace', () => {
    const bySelector = own('BackendConfigPolicy', 'config', {
      targetSelectors: [{ group: '', kind: 'Service', matchLabels: { app: 'api' } }],
      tls: { insecureSkipVerify: true },
    });
    const labelled = { ...service('https'), metadata: { name: 'api', namespace: 'shop', labels: { app: 'api' } } };
    expect(http('2.5', bySelector, labelled)).toContain('unverified');
    expect(http('2.5', bySelector, service('https'))).toBe('plaintext');
    const foreign = { ...config({ insecureSkipVerify: true }), metadata: { name: 'config', namespace: 'other' } };
    expect(http('2.5', foreign, service('https'))).toBe('plaintext');
    expect(said('2.5', foreign, service('https'))).toEqual(['error KGW-09']);
  });

  it('beside another one is an error, and which of the two is older is not seen', () => {
    const [skips, verifies] = [config({ insecureSkipVerify: true }, SERVICE, 'b'), config(SYSTEM, SERVICE, 'a')];
    const doubts = (...objects: K8sObject[]) =>
      hopsOf('2.4', gateway(), route('HTTPRoute', REF), ...objects)[0]?.unsure.join() ?? '';
    expect(said('2.4', skips, verifies)).toContain('error KGW-32');
    expect(doubts(skips, verifies)).toContain('the oldest counts');
    const dated = [created(skips, '2026-01-01T00:00:00Z'), created(verifies, '2026-02-01T00:00:00Z')];
    expect(doubts(...dated)).not.toContain('the oldest counts');
    expect(http('2.4', ...dated)).toContain('unverified');
  });

  it('beside a BackendTLSPolicy does not count from 2.4 on; before, nobody knows', () => {
    const both = [policy(SERVICE), config({ insecureSkipVerify: true })];
    expect(http('2.4', ...both)).toBe(VERIFIED);
    expect(http('2.3', ...both)).toBe('unknown');
    expect(said('2.4', ...both)).toEqual(['warning KGW-05']);
    expect(said('2.3', ...both)).toEqual(['error KGW-05']);
    expect(http('2.4', policy(SERVICE, {}), config({ insecureSkipVerify: true }))).toBe('refused');
  });

  it.each([
    ['KGW-01', { insecureSkipVerify: false }],
    ['KGW-03', { ...SYSTEM, sni: 'a.b' }],
    ['KGW-14', { insecureSkipVerify: false, verifySubjectAltNames: ['a.b'] }],
    ['KGW-30', { ...SYSTEM, verifySubjectAltNames: ['spiffe://a/b'] }],
    ['KGW-31', { insecureSkipVerify: true, verifySubjectAltNames: ['a.b'] }],
    ['KGW-10', { insecureSkipVerify: true, parameters: { minVersion: '1.3' } }],
    ['KGW-10', { insecureSkipVerify: true, parameters: { maxVersion: '1.1' } }],
  ])('is found out: %s', (id, tls) => {
    expect(said('2.5', config(tls))).toContain(`error ${id}`);
  });
});

describe('a Backend', () => {
  const hosts = backend({ type: 'Static', static: { hosts: [{ host: 'a.example', port: 443 }] } });
  const toHost = (version: string, ref: JsonObject, ...objects: K8sObject[]) =>
    summary(version, gateway(), route('HTTPRoute', ref), ...objects);

  it('is plain text without a policy, also on port 443', () => {
    expect(toHost('2.5', HOST, hosts)).toBe('plaintext');
    expect(toHost('2.5', HOST, hosts, policy(HOST))).toBe(VERIFIED);
    expect(toHost('2.5', HOST, hosts, config({ insecureSkipVerify: true }, HOST))).toContain('unverified');
    expect(hopsOf('2.5', gateway(), route('HTTPRoute', HOST), hosts)[0]?.to).toEqual({
      kind: 'Host',
      hostname: 'a.example',
      port: 443,
    });
  });

  it('takes no port', () => {
    expect(toHost('2.5', { ...HOST, port: 443 }, hosts)).toBe('refused');
  });

  it('that is dynamic verifies by itself', () => {
    const dynamic = backend({ type: 'DynamicForwardProxy', dynamicForwardProxy: { enableTls: true } });
    expect(toHost('2.5', HOST, dynamic)).toBe('verified sni=request-host names=request-host');
  });

  it('of another cloud is not known', () => {
    expect(toHost('2.5', HOST, backend({ type: 'AWS', aws: {} }))).toBe('unknown');
    expect(toHost('2.5', HOST)).toBe('unknown');
  });
});

describe('listeners and Gateways', () => {
  const TLS = { name: 'tls', protocol: 'TLS', tls: { mode: 'Terminate' } };
  const PASS = { name: 'tls', protocol: 'TLS', tls: { mode: 'Passthrough' } };

  it('end TLS for a TLSRoute from 2.3 on', () => {
    expect(summary('2.2', gateway(TLS), route('TLSRoute', REF), policy(SERVICE))).toBe('refused');
    expect(summary('2.4', gateway(TLS), route('TLSRoute', REF), policy(SERVICE))).toBe(VERIFIED);
  });

  it('that pass TLS through leave it alone, unless a policy wraps it', () => {
    expect(summary('2.4', gateway(PASS), route('TLSRoute', REF))).toBe('passthrough');
    expect(summary('2.4', gateway(PASS), route('TLSRoute', REF), policy(SERVICE))).toBe('unknown');
  });

  it('take GRPCRoutes with TLS from 2.3 on', () => {
    expect(summary('2.2', gateway(), route('GRPCRoute', REF), policy(SERVICE))).toBe('refused');
    expect(summary('2.3', gateway(), route('GRPCRoute', REF), policy(SERVICE))).toBe(VERIFIED);
    const plain = { name: 'http', protocol: 'HTTP' };
    expect(summary('2.2', gateway(plain), route('GRPCRoute', REF), policy(SERVICE))).toBe(VERIFIED);
  });

  it('show the Gateway’s certificate from 2.4 on, in the place of any other', () => {
    const shows = gateway(undefined, { tls: { backend: { clientCertificateRef: { kind: 'Secret', name: 'gw' } } } });
    const bySecret = config({ secretRef: { name: 'tls' }, verifySubjectAltNames: ['a.b'] });
    const rest = [route('HTTPRoute', REF), bySecret, secret('ca.crt', 'tls.crt', 'tls.key')];
    expect(summary('2.4', shows, ...rest)).toContain('shows=gw');
    expect(summary('2.3', shows, ...rest)).toContain('shows=tls');
  });
});
