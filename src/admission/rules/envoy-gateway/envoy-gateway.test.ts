import { describe, expect, it } from 'vitest';
import { NEWEST, rulesSay } from '../../../../tests/rules-say.ts';
import type { JsonObject } from '../../../manifest/json.ts';

const V1ALPHA1 = 'gateway.envoyproxy.io/v1alpha1';
const FQDN = { fqdn: { hostname: 'a.b', port: 443 } };
const IP = { ip: { address: '10.0.0.1', port: 443 } };
const CA = [{ group: '', kind: 'ConfigMap', name: 'ca' }];
const AUTO = { autoSNIFromEndpointHostname: true };

const tls = (fields: JsonObject): JsonObject => ({ endpoints: [FQDN], tls: fields });
const unix = (path: string): JsonObject => ({ endpoints: [{ unix: { path } }] });

describe('rules of Envoy Gateway’s Backend', () => {
  it.each([
    ['a name', tls({ wellKnownCACertificates: 'System', sni: 'a.b' })],
    ['verification that is skipped', tls({ insecureSkipVerify: true, caCertificateRefs: [] })],
    ['a CA where it is not skipped', tls({ insecureSkipVerify: false, caCertificateRefs: CA })],
    ['one version', tls({ minVersion: '1.3', maxVersion: '1.3' })],
    ['no lowest version', tls({ minVersion: 'Auto', maxVersion: '1.0' })],
    ['no highest version', tls({ minVersion: '1.3', maxVersion: 'Auto' })],
    ['addresses with host names', { endpoints: [{ ...IP, hostname: 'a.b' }], tls: AUTO }],
    ['108 characters of a path', unix('é'.repeat(108))],
  ])('accept %s', (_, spec) => {
    expect(rulesSay(V1ALPHA1, 'Backend', spec)).toEqual([]);
  });

  it.each([
    ['ADM-EGB-01 spec.endpoints[1]', { endpoints: [FQDN, IP] }],
    ['ADM-EGB-02 spec.endpoints[0].ip', { endpoints: [{ ...FQDN, ...IP }] }],
    ['ADM-EGB-02 spec.endpoints[0].fqdn', { endpoints: [{ zone: 'a' }] }],
    ['ADM-EGB-03 spec.endpoints[0].unix.path', unix('a'.repeat(109))],
    ['ADM-EGB-04 spec.endpoints', { type: 'DynamicResolver', endpoints: [FQDN] }],
    ['ADM-EGB-06 spec.endpoints', { tls: AUTO }],
    ['ADM-EGB-06 spec.endpoints[0].hostname', { endpoints: [IP], tls: AUTO }],
    ['ADM-EGB-07 spec.tls.insecureSkipVerify', tls({ insecureSkipVerify: true, caCertificateRefs: CA })],
    ['ADM-EGB-08 spec.tls.wellKnownCACertificates', tls({ caCertificateRefs: CA, wellKnownCACertificates: 'System' })],
    ['ADM-EGB-09 spec.tls.sni', tls({ ...AUTO, sni: 'a.b' })],
    ['ADM-EGB-10 spec.tls.maxVersion', tls({ minVersion: '1.3', maxVersion: '1.2' })],
    ['ADM-EGB-10 spec.tls.maxVersion', tls({ maxVersion: '1.1' })],
    ['ADM-EGB-11 spec.tls.ciphers', tls({ minVersion: '1.3', ciphers: [] })],
  ])('refuse %s', (expected, spec) => {
    expect(rulesSay(V1ALPHA1, 'Backend', spec)).toEqual([expected]);
  });

  it('refuse a DynamicResolver that takes names from endpoints', () => {
    const says = rulesSay(V1ALPHA1, 'Backend', { type: 'DynamicResolver', tls: AUTO });
    expect(says).toContain('ADM-EGB-05 spec.tls.autoSNIFromEndpointHostname');
  });

  it('look at versions since 1.6', () => {
    const upsideDown = tls({ minVersion: '1.3', maxVersion: '1.2' });
    expect(rulesSay(V1ALPHA1, 'Backend', upsideDown, { ...NEWEST, version: '1.5.9' })).toEqual([]);
    expect(rulesSay(V1ALPHA1, 'Backend', upsideDown, { ...NEWEST, version: '1.6.0' })).toHaveLength(1);
  });
});

describe('rules of EnvoyProxy', () => {
  it.each([
    ['ADM-EGP-01 spec.backendTLS.maxVersion', { backendTLS: { maxVersion: '1.0' } }],
    ['ADM-EGP-02 spec.backendTLS.ciphers', { backendTLS: { minVersion: '1.3', ciphers: ['A'] } }],
    ['ADM-EGP-03 spec.mergeBackends', { mergeGateways: true, mergeBackends: {} }],
  ])('refuse %s', (expected, spec) => {
    expect(rulesSay(V1ALPHA1, 'EnvoyProxy', spec)).toEqual([expected]);
  });

  it('accept what is written', () => {
    const backendTLS = { minVersion: '1.2', maxVersion: '1.3', clientCertificateRef: { name: 'a' } };
    expect(rulesSay(V1ALPHA1, 'EnvoyProxy', { backendTLS, mergeGateways: true })).toEqual([]);
  });
});
