import { describe, expect, it } from 'vitest';
import { NEWEST, rulesSay } from '../../../../tests/rules-say.ts';
import type { JsonObject } from '../../../manifest/json.ts';

const API = 'gateway.kgateway.dev/v1alpha1';
const AT = { ...NEWEST, implementation: 'kgateway', version: '2.4.0' };
const AT_2_2 = { ...AT, version: '2.2.0' };
const tls = (fields: JsonObject): JsonObject => ({ tls: fields });
const HOSTS = { hosts: [{ host: 'a.b', port: 443 }] };

describe('rules of BackendConfigPolicy', () => {
  it.each([
    ['one source', tls({ secretRef: { name: 'ca' }, sni: 'a.b' })],
    ['a switch that is off, as the one source', tls({ insecureSkipVerify: false })],
    ['a CA as file', tls({ files: { rootCA: '/ca.crt' } })],
    [
      'a Service and a Backend',
      { targetRefs: [service('a'), { group: 'gateway.kgateway.dev', kind: 'Backend', name: 'b' }] },
    ],
    ['one protocol', { http2ProtocolOptions: {} }],
  ])('accept %s', (_, spec) => {
    expect(rulesSay(API, 'BackendConfigPolicy', spec, AT)).toEqual([]);
  });

  it.each([
    ['ADM-KGC-02 spec.targetRefs[1]', { targetRefs: [service('a'), { group: 'apps', kind: 'Deployment', name: 'b' }] }],
    ['ADM-KGC-02 spec.targetSelectors[0]', { targetSelectors: [{ group: '', kind: 'Pod', matchLabels: {} }] }],
    ['ADM-KGC-03 spec.tls.secretRef', tls({ sni: 'a.b' })],
    [
      'ADM-KGC-03 spec.tls.wellKnownCACertificates',
      tls({ insecureSkipVerify: false, wellKnownCACertificates: 'System' }),
    ],
    ['ADM-KGC-04 spec.tls.files.rootCA', tls({ files: {} })],
    ['ADM-KGC-05 spec.http2ProtocolOptions', { http1ProtocolOptions: {}, http2ProtocolOptions: {} }],
  ])('refuse %s', (expected, spec) => {
    expect(rulesSay(API, 'BackendConfigPolicy', spec, AT)).toEqual([expected]);
  });

  it('know Istio’s Hostname from 2.3 on', () => {
    const spec = { targetRefs: [{ group: 'networking.istio.io', kind: 'Hostname', name: 'a' }] };
    expect(rulesSay(API, 'BackendConfigPolicy', spec, AT)).toEqual([]);
    expect(rulesSay(API, 'BackendConfigPolicy', spec, AT_2_2)).toEqual(['ADM-KGC-01 spec.targetRefs[0]']);
  });
});

describe('rules of Backend', () => {
  it('want one thing, and the one that the type says', () => {
    expect(rulesSay(API, 'Backend', { type: 'Static', static: HOSTS }, AT)).toEqual([]);
    expect(rulesSay(API, 'Backend', {}, AT)).toEqual(['ADM-KGB-01 spec.static']);
    expect(rulesSay(API, 'Backend', { static: HOSTS, dynamicForwardProxy: {} }, AT)).toEqual([
      'ADM-KGB-01 spec.dynamicForwardProxy',
    ]);
    expect(rulesSay(API, 'Backend', { type: 'AWS', static: HOSTS }, AT)).toEqual(['ADM-KGB-02 spec.aws']);
  });

  it('want a type before 2.4', () => {
    expect(rulesSay(API, 'Backend', { static: HOSTS }, AT)).toEqual([]);
    expect(rulesSay(API, 'Backend', { static: HOSTS }, AT_2_2)).toEqual(['ADM-KGB-03 spec.type']);
  });
});

function service(name: string): JsonObject {
  return { group: '', kind: 'Service', name };
}
