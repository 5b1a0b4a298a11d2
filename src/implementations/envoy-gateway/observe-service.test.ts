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

/** What Envoy Gateway makes of policies on Services, and of the client’s side. */

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
