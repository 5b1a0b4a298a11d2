import { describe, expect, it } from 'vitest';
import { NEWEST, rulesSay } from '../../../../tests/rules-say.ts';
import type { Json } from '../../../manifest/json.ts';

const V1 = 'gateway.networking.k8s.io/v1';
const API = { group: '', kind: 'Service', name: 'api' };
const CA = { group: '', kind: 'ConfigMap', name: 'ca' };

function policy(validation: { readonly [field: string]: Json }, targetRefs: readonly Json[] = [API]) {
  return { targetRefs, validation: { hostname: 'a.b', ...validation } };
}

const SYSTEM = { wellKnownCACertificates: 'System' };
const named = (...subjectAltNames: readonly Json[]) => policy({ ...SYSTEM, subjectAltNames });

describe('rules of BackendTLSPolicy', () => {
  it.each([
    ['the system’s CAs', policy(SYSTEM)],
    ['an own CA, and an empty word for the system’s', policy({ caCertificateRefs: [CA], wellKnownCACertificates: '' })],
    [
      'two sections of a Service',
      policy(SYSTEM, [
        { ...API, sectionName: 'a' },
        { ...API, sectionName: 'b' },
      ]),
    ],
    ['two Services', policy(SYSTEM, [API, { ...API, name: 'web' }])],
    ['names of both types', named({ type: 'Hostname', hostname: 'a.b' }, { type: 'URI', uri: 'a://b', hostname: '' })],
    ['null where nothing is meant', policy({ ...SYSTEM, caCertificateRefs: null })],
  ])('accept %s', (_, spec) => {
    expect(rulesSay(V1, 'BackendTLSPolicy', spec)).toEqual([]);
  });

  it.each([
    ['ADM-BTP-01 spec.targetRefs[0]', policy(SYSTEM, [API, { ...API, sectionName: 'a' }])],
    ['ADM-BTP-02 spec.targetRefs[2]', policy(SYSTEM, [API, { ...API, name: 'web' }, { ...API, sectionName: '' }])],
    ['ADM-BTP-03 spec.validation.wellKnownCACertificates', policy({ ...SYSTEM, caCertificateRefs: [CA] })],
    ['ADM-BTP-04 spec.validation.caCertificateRefs', policy({ caCertificateRefs: [] })],
    ['ADM-BTP-05 spec.validation.subjectAltNames[0].hostname', named({ type: 'Hostname' })],
    ['ADM-BTP-06 spec.validation.subjectAltNames[0].hostname', named({ type: 'URI', uri: 'a://b', hostname: 'a.b' })],
    ['ADM-BTP-07 spec.validation.subjectAltNames[0].uri', named({ type: 'URI', uri: '' })],
    ['ADM-BTP-08 spec.validation.subjectAltNames[0].uri', named({ type: 'Hostname', hostname: 'a.b', uri: 'a://b' })],
  ])('refuse %s', (expected, spec) => {
    expect(rulesSay(V1, 'BackendTLSPolicy', spec)).toEqual([expected]);
  });

  it('let targets be alike before Gateway API 1.3', () => {
    const twice = policy(SYSTEM, [API, API]);
    const at = (release: string) => ({ ...NEWEST, gatewayApi: { release, channel: 'experimental' } });
    const old = 'gateway.networking.k8s.io/v1alpha3';
    expect(rulesSay(old, 'BackendTLSPolicy', twice, at('1.2'))).toEqual([]);
    expect(rulesSay(old, 'BackendTLSPolicy', twice, at('1.3'))).toEqual(['ADM-BTP-02 spec.targetRefs[1]']);
  });
});
