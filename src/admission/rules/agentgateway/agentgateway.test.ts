import { describe, expect, it } from 'vitest';
import { rulesSay } from '../../../../tests/rules-say.ts';
import type { JsonObject } from '../../../manifest/json.ts';

const V1ALPHA1 = 'agentgateway.dev/v1alpha1';
const SETTING = {
  gatewayApi: { release: '1.6', channel: 'standard' },
  implementation: 'agentgateway',
  version: '1.4',
} as const;
const SERVICE = { group: '', kind: 'Service', name: 'a' };

const policy = (tls: JsonObject, target: JsonObject = SERVICE): JsonObject => ({
  targetRefs: [target],
  backend: { tls },
});
const backend = (tls: JsonObject): JsonObject => ({ static: { host: 'a.b', port: 443 }, policies: { tls } });

describe('rules of AgentgatewayPolicy', () => {
  it.each<[string, JsonObject]>([
    ['a skip', policy({ insecureSkipVerify: 'All' })],
    ['a skipped name with a CA', policy({ insecureSkipVerify: 'Hostname', caCertificateRefs: [{ name: 'a' }] })],
    ['names', policy({ verifySubjectAltNames: ['a.b'], mtlsCertificateRef: [{ name: 'a' }] })],
  ])('accept %s', (_, spec) => {
    expect(rulesSay(V1ALPHA1, 'AgentgatewayPolicy', spec, SETTING)).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ['ADM-AGP-01 spec.targetRefs[0]', policy({}, { ...SERVICE, group: 'apps' })],
    ['ADM-AGP-03 spec.targetRefs[0].port', policy({}, { ...SERVICE, sectionName: '1', port: 1 })],
    ['ADM-AGP-04 spec.backend.tls', { targetRefs: [SERVICE], backend: {} }],
    [
      'ADM-AGP-05 spec.backend.tls.caCertificateRefs',
      policy({ insecureSkipVerify: 'All', caCertificateRefs: [{ name: 'a' }] }),
    ],
    [
      'ADM-AGP-05 spec.backend.tls.verifySubjectAltNames',
      policy({ insecureSkipVerify: 'Hostname', verifySubjectAltNames: ['a.b'] }),
    ],
    [
      'ADM-AGP-06 spec.backend.tls.mtlsCertificateRef[0].kind',
      policy({ mtlsCertificateRef: [{ name: 'a', kind: 'ConfigMap' }] }),
    ],
  ])('refuse %s', (expected, spec) => {
    expect(rulesSay(V1ALPHA1, 'AgentgatewayPolicy', spec, SETTING)).toEqual([expected]);
  });

  it('refuse two kinds of targets', () => {
    const gateway = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'a' };
    const spec = { targetRefs: [SERVICE, gateway], backend: { tls: {} } };
    expect(rulesSay(V1ALPHA1, 'AgentgatewayPolicy', spec, SETTING)).toEqual(['ADM-AGP-02 spec.targetRefs[1].kind']);
  });
});

describe('rules of AgentgatewayBackend', () => {
  it('accept a host', () => {
    expect(rulesSay(V1ALPHA1, 'AgentgatewayBackend', backend({}), SETTING)).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ['ADM-AGB-01 spec.static', {}],
    ['ADM-AGB-01 spec.aws', { ...backend({}), aws: {} }],
    ['ADM-AGB-02 spec.policies.mcp', { static: { host: 'a', port: 1 }, policies: { mcp: {} } }],
    ['ADM-AGB-03 spec.static.port', { static: { host: 'a' } }],
    ['ADM-AGB-03 spec.static.host', { static: { host: 'a', unixPath: '/a' } }],
    ['ADM-AGB-04 spec.policies.tls', { static: { host: 'a', port: 1 }, policies: {} }],
    [
      'ADM-AGB-05 spec.policies.tls.verifySubjectAltNames',
      backend({ insecureSkipVerify: 'All', verifySubjectAltNames: ['a'] }),
    ],
    [
      'ADM-AGB-06 spec.policies.tls.mtlsCertificateRef[0].kind',
      backend({ mtlsCertificateRef: [{ name: 'a', group: 'b' }] }),
    ],
  ])('refuse %s', (expected, spec) => {
    expect(rulesSay(V1ALPHA1, 'AgentgatewayBackend', spec, SETTING)).toEqual([expected]);
  });
});
