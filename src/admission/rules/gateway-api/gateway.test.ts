import { describe, expect, it } from 'vitest';
import { NEWEST, rulesSay } from '../../../../tests/rules-say.ts';
import type { Json, JsonObject } from '../../../manifest/json.ts';

const V1 = 'gateway.networking.k8s.io/v1';
const CERTIFICATE = { certificateRefs: [{ name: 'a' }] };

const listener = (fields: JsonObject): JsonObject => ({
  listeners: [{ name: 'a', port: 443, protocol: 'HTTPS', tls: CERTIFICATE, ...fields }],
});
const addresses = (...list: readonly Json[]): JsonObject => ({ addresses: list });
const labels = (...keys: readonly string[]): JsonObject => ({
  infrastructure: { labels: Object.fromEntries(keys.map((key) => [key, 'a'])) },
});
const TWICE = { listeners: ['a', 'b'].map((name) => ({ name, port: 443, protocol: 'HTTPS', tls: CERTIFICATE })) };

describe('rules of Gateway', () => {
  it.each([
    ['a certificate', listener({})],
    ['options in place of a certificate', listener({ tls: { options: { a: 'b' } } })],
    ['passthrough', listener({ protocol: 'TLS', tls: { mode: 'Passthrough' } })],
    ['two host names at one port', { listeners: TWICE.listeners.map((one) => ({ ...one, hostname: one.name })) }],
    ['addresses that are assigned', addresses({ type: 'Hostname' }, {})],
    ['qualified keys', labels('a', 'example.com/A_b')],
  ])('accept %s', (_, spec) => {
    expect(rulesSay(V1, 'Gateway', spec)).toEqual([]);
  });

  it.each([
    ['ADM-GW-01 spec.listeners[0].tls.certificateRefs', listener({ tls: { certificateRefs: [], options: {} } })],
    ['ADM-GW-01 spec.listeners[0].tls.certificateRefs', listener({ tls: { options: { a: null } } })],
    ['ADM-GW-02 spec.listeners[0].tls.mode', listener({ tls: { mode: 'Passthrough' } })],
    ['ADM-GW-03 spec.listeners[0].tls', listener({ protocol: 'TLS', tls: null })],
    ['ADM-GW-04 spec.listeners[0].tls', listener({ protocol: 'HTTP' })],
    ['ADM-GW-05 spec.listeners[0].hostname', listener({ protocol: 'TCP', tls: null, hostname: 'a.b' })],
    ['ADM-GW-06 spec.listeners[1]', TWICE],
    ['ADM-GW-07 spec.addresses[0].value', addresses({ type: 'Hostname', value: 'A.b' })],
    ['ADM-GW-09 spec.addresses[1]', addresses({ value: '10.0.0.1' }, { type: 'IPAddress', value: '10.0.0.1' })],
    ['ADM-GW-10 spec.infrastructure.labels["a/b/c"]', labels('a', 'a/b/c')],
    [`ADM-GW-11 spec.infrastructure.labels["${'a'.repeat(60)}…"]`, labels(`${'a'.repeat(253)}/a`)],
  ])('refuse %s', (expected, spec) => {
    expect(rulesSay(V1, 'Gateway', spec)).toEqual([expected]);
  });

  it('ask for the mode since 1.5, and for the values of addresses until 1.3', () => {
    const at = (release: string) => ({ ...NEWEST, gatewayApi: { release, channel: 'standard' } });
    const noMode = listener({ protocol: 'TLS', tls: null });
    expect(rulesSay(V1, 'Gateway', noMode, at('1.4'))).toEqual([]);
    expect(rulesSay(V1, 'Gateway', noMode, at('1.5'))).toEqual(['ADM-GW-03 spec.listeners[0].tls']);
    expect(rulesSay(V1, 'Gateway', addresses({}), at('1.3'))).toEqual(['ADM-GW-08 spec.addresses[0].value']);
    expect(rulesSay(V1, 'Gateway', addresses({}), at('1.4'))).toEqual([]);
  });
});
