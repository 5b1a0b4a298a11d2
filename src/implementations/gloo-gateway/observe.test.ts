import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import type { JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

/** What Gloo Gateway does with manifests that nobody here has written, and what is said of them. */

const setting = { ...DEFAULTS.setting, version: '1.21' };
const REF = { group: 'gloo.solo.io', kind: 'Upstream', name: 'api' } as const;
const KUBE = { kube: { serviceName: 'api', serviceNamespace: 'shop', servicePort: 8443 } } as const;
const STATIC = { static: { hosts: [{ addr: 'a.example', port: 443 }] } } as const;
const BY_SECRET = { secretRef: { name: 'tls', namespace: 'shop' }, sni: 'a.b', verifySubjectAltName: ['a.b'] } as const;

const object = (apiVersion: string, kind: string, name: string, fields: JsonObject): K8sObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop' },
  ...fields,
});
const standard = (kind: string, name: string, spec: JsonObject) =>
  object('gateway.networking.k8s.io/v1', kind, name, { spec });
const gateway = (protocol = 'HTTPS') => standard('Gateway', 'gateway', { listeners: [{ name: 'web', protocol }] });
const route = (ref: JsonObject, kind = 'HTTPRoute') =>
  standard(kind, 'api', { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs: [ref] }] });
const upstream = (spec: JsonObject) => object('gloo.solo.io/v1', 'Upstream', 'api', { spec });
const secret = (type: string, ...keys: string[]) =>
  object('v1', 'Secret', 'tls', { type, data: Object.fromEntries(keys.map((key) => [key, 'eA=='])) });

function summary(...objects: K8sObject[]): string {
  return observe(foundOf(objects), setting)
    .map(({ connection }) => {
      if (connection.kind !== 'tls') return connection.kind;
      const { sni, clientCertificate } = connection;
      const shown = clientCertificate === null ? '' : ` shows=${clientCertificate.name}`;
      return `${stateOf(connection)} sni=${sni.kind === 'name' ? sni.name : sni.kind}${shown}`;
    })
    .join();
}
const http = (...objects: K8sObject[]) => summary(gateway(), route(REF), ...objects);

function said(...objects: K8sObject[]): readonly string[] {
  const found = foundOf([gateway(), route(REF), ...objects]);
  return inspect(found, observe(found, setting), setting).map(({ id, severity }) => `${severity} ${id}`);
}

describe('an Upstream', () => {
  it('verifies with a CA in its Secret, and shows what else is there', () => {
    const verified = upstream({ ...KUBE, sslConfig: BY_SECRET });
    expect(http(verified, secret('kubernetes.io/tls', 'ca.crt'))).toBe('verified sni=a.b');
    expect(http(verified, secret('kubernetes.io/tls', 'ca.crt', 'tls.crt', 'tls.key'))).toBe(
      'verified sni=a.b shows=tls',
    );
    expect(said(verified, secret('kubernetes.io/tls', 'ca.crt'))).toEqual([]);
  });

  it('is rejected for a Secret of another type, and for names without a CA', () => {
    const verified = upstream({ ...KUBE, sslConfig: BY_SECRET });
    expect(http(verified, secret('Opaque', 'ca.crt'))).toBe('refused');
    expect(said(verified, secret('Opaque', 'ca.crt'))).toEqual(['error GLO-11']);
    expect(http(verified, secret('kubernetes.io/tls', 'tls.crt'))).toBe('refused');
    expect(said(verified, secret('kubernetes.io/tls', 'tls.crt'))).toEqual(['error GLO-03']);
  });

  it('without a CA verifies nothing', () => {
    const bare = upstream({ ...KUBE, sslConfig: { sni: 'a.b' } });
    expect(http(bare)).toBe('unverified sni=a.b');
    expect(said(bare)).toEqual(['warning GLO-02']);
  });

  it('without names checks the chain alone', () => {
    const { secretRef } = BY_SECRET;
    const nameless = upstream({ ...KUBE, sslConfig: { secretRef, sni: 'a.b' } });
    expect(http(nameless, secret('kubernetes.io/tls', 'ca.crt'))).toBe('chain-only sni=a.b');
    expect(said(nameless, secret('kubernetes.io/tls', 'ca.crt'))).toEqual(['error GLO-04']);
  });

  it('that is static sends the address of its host, unless told otherwise', () => {
    const sslConfig = { ...BY_SECRET };
    const host = { addr: 'a.example', port: 8443 };
    expect(http(upstream({ static: { hosts: [host] }, sslConfig }))).toContain('sni=a.example');
    expect(said(upstream({ static: { hosts: [host] }, sslConfig }))).toEqual(['error GLO-08']);
    expect(http(upstream({ static: { hosts: [host], autoSniRewrite: false }, sslConfig }))).toContain('sni=a.b');
    expect(http(upstream({ static: { hosts: [{ ...host, sniAddr: 'c.d' }] }, sslConfig }))).toContain('sni=c.d');
  });

  it('on port 443 speaks TLS by itself, and verifies nothing', () => {
    expect(http(upstream(STATIC))).toBe('unverified sni=a.example');
    expect(said(upstream(STATIC))).toEqual(['error GLO-09']);
    expect(http(upstream({ static: { ...STATIC.static, useTls: false } }))).toBe('plaintext');
    expect(http(upstream(KUBE))).toBe('plaintext');
  });

  it('does not verify with oneWayTls', () => {
    const oneWay = upstream({ ...KUBE, sslConfig: { ...BY_SECRET, oneWayTls: true } });
    expect(http(oneWay)).toContain('unverified');
    expect(said(oneWay)).toContain('error GLO-12');
  });

  it('with files that nobody sees, from SDS, or from elsewhere is not known', () => {
    expect(http(upstream({ ...KUBE, sslConfig: { sslFiles: { rootCa: '/my/ca.pem' } } }))).toBe('unknown');
    expect(http(upstream({ ...KUBE, sslConfig: { sds: { targetUri: 'a' } } }))).toBe('unknown');
    expect(http()).toBe('unknown');
  });
});

describe('what is not read', () => {
  it('is a BackendTLSPolicy', () => {
    const policy = standard('BackendTLSPolicy', 'api', {
      targetRefs: [{ group: '', kind: 'Service', name: 'api' }],
      validation: { hostname: 'a.b', wellKnownCACertificates: 'System' },
    });
    expect(summary(gateway(), route({ name: 'api', port: 8443 }), policy)).toBe('plaintext');
    expect(said(upstream({ ...KUBE, sslConfig: BY_SECRET }), policy)).toEqual(['error GLO-01']);
  });

  it('are GRPCRoutes, and TLSRoutes that end TLS', () => {
    const verified = upstream({ ...KUBE, sslConfig: BY_SECRET });
    expect(summary(gateway(), route(REF, 'GRPCRoute'), verified)).toBe('refused');
    expect(summary(gateway('TLS'), route(REF, 'TLSRoute'), verified)).toBe('refused');
  });

  it('may be annotations on a Service', () => {
    const service = object('v1', 'Service', 'api', { spec: {} });
    const annotated = {
      ...service,
      metadata: { ...service.metadata, annotations: { 'gloo.solo.io/sslService.secret': 'tls' } },
    };
    expect(summary(gateway(), route({ name: 'api', port: 8443 }), annotated)).toBe('unknown');
  });
});
