import { describe, expect, it } from 'vitest';
import { rulesSay } from '../../../../tests/rules-say.ts';
import type { JsonObject } from '../../../manifest/json.ts';

const V1 = 'networking.istio.io/v1';
const HOSTS = ['a.example'];
const entry = (fields: JsonObject): JsonObject => ({ hosts: HOSTS, ...fields });
const port = (number: number, name = 'https'): JsonObject => ({ number, name });
const endpoint = (fields: JsonObject): JsonObject => entry({ resolution: 'DNS', endpoints: [fields] });
const rule = (fields: JsonObject): JsonObject => ({ host: 'a.example', ...fields });
const selector = (labels: JsonObject): JsonObject => rule({ workloadSelector: { matchLabels: labels } });
const idle = (text: string): JsonObject => rule({ trafficPolicy: { connectionPool: { http: { idleTimeout: text } } } });

describe('rules of Istio’s ServiceEntry', () => {
  it.each([
    ['a host with ports', entry({ ports: [port(443), port(8443, 'other')], resolution: 'DNS' })],
    ['a range that stands still', entry({ addresses: ['10.0.0.0/8'], resolution: 'STATIC' })],
    ['a network without address', endpoint({ network: 'other' })],
    ['a port that holds nothing', endpoint({ address: 'b', ports: { '-a': null } })],
    ['a socket', endpoint({ address: 'unix:///run/a.sock' })],
    ['an abstract socket', endpoint({ address: 'unix://@a' })],
  ])('accept %s', (_, spec) => {
    expect(rulesSay(V1, 'ServiceEntry', spec)).toEqual([]);
  });

  it.each([
    ['ADM-ISE-01 spec.endpoints', entry({ resolution: 'DNS', endpoints: [{ address: 'b' }], workloadSelector: {} })],
    ['ADM-ISE-02 spec.addresses[1]', entry({ addresses: ['10.0.0.1', '10.0.0.0/8'], resolution: 'DNS' })],
    ['ADM-ISE-03 spec.endpoints', entry({ endpoints: [{ address: 'b' }] })],
    [
      'ADM-ISE-04 spec.endpoints',
      entry({ resolution: 'DNS_ROUND_ROBIN', endpoints: [{ address: 'b' }, { address: 'c' }] }),
    ],
    ['ADM-ISE-05 spec.endpoints[0].address', endpoint({ weight: 1 })],
    ['ADM-ISE-06 spec.endpoints[0].ports', endpoint({ address: 'unix:///a', ports: { a: 80 } })],
    ['ADM-ISE-07 spec.endpoints[0].address', endpoint({ address: 'unix://a' })],
    ['ADM-ISE-08 spec.endpoints[0].ports["-a"]', endpoint({ address: 'b', ports: { '-a': 80 } })],
    ['ADM-ISE-09 spec.endpoints[0].ports.a', endpoint({ address: 'b', ports: { a: 65536 } })],
    ['ADM-ISE-09 spec.ports[0].number', entry({ ports: [port(0)] })],
    ['ADM-ISE-10 spec.hosts[0]', { hosts: ['*'] }],
    ['ADM-ISE-11 spec.ports[1].number', entry({ ports: [port(443), port(443, 'other')] })],
    ['ADM-ISE-12 spec.workloadSelector.labels.app', entry({ workloadSelector: { labels: { app: 'a*' } } })],
  ])('refuse %s', (expected, spec) => {
    expect(rulesSay(V1, 'ServiceEntry', spec)).toEqual([expected]);
  });
});

describe('rules of Istio’s DestinationRule', () => {
  it.each(['1ms', '1h1m1s', '1.5s', '+1m', '999us1us', '.5s'])('take %s for a time', (text) => {
    expect(rulesSay(V1, 'DestinationRule', idle(text))).toEqual([]);
  });

  it.each(['', '0s', '999us', '-1s', '1', '1d', 's'])('do not take “%s” for one', (text) => {
    const at = 'spec.trafficPolicy.connectionPool.http.idleTimeout';
    expect(rulesSay(V1, 'DestinationRule', idle(text))).toEqual([`ADM-IDR-03 ${at}`]);
  });

  it('compare labels as they stand', () => {
    expect(rulesSay(V1, 'DestinationRule', selector({ app: 'a', '': null }))).toEqual([]);
    const at = 'spec.workloadSelector.matchLabels';
    expect(rulesSay(V1, 'DestinationRule', selector({ 'a*': 'a' }))).toEqual([`ADM-IDR-01 ${at}["a*"]`]);
    expect(rulesSay(V1, 'DestinationRule', selector({ app: 'a*' }))).toEqual([`ADM-IDR-02 ${at}.app`]);
  });
});
