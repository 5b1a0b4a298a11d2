import { describe, expect, it } from 'vitest';
import { NEWEST, rulesSay } from '../../../../tests/rules-say.ts';
import type { Json, JsonObject } from '../../../manifest/json.ts';

const GROUP = 'gateway.networking.k8s.io';
const STANDARD = { ...NEWEST, gatewayApi: { release: '1.6', channel: 'standard' } };
const rule = (fields: JsonObject): JsonObject => ({ rules: [fields] });
const method = (fields: JsonObject): JsonObject => rule({ matches: [{ method: fields }] });
const filters = (...list: readonly Json[]): JsonObject => rule({ filters: list });
const NO_PORT = rule({ backendRefs: [{ name: 'a' }] });
const NAMED_ALIKE = { rules: [{ name: 'a' }, { name: 'a' }] };
const HEADERS = { type: 'RequestHeaderModifier', requestHeaderModifier: {} };
const MIRROR = { backendRef: { name: 'a', port: 80 } };
const PARENT = { name: 'edge' };
const PARTLY = { parentRefs: [PARENT, { ...PARENT, sectionName: 'a' }] };
const TWICE = { parentRefs: [PARENT, PARENT] };

describe('rules of GRPCRoute', () => {
  const matches = (count: number) => ({ matches: Array.from({ length: count }, () => ({})) });

  it.each([
    ['a service with its package', method({ service: 'shop.v1.Orders', method: 'Get_1' })],
    ['a regular expression', method({ type: 'RegularExpression', service: '[a-z]+' })],
    ['128 matches, and a rule without any', { rules: [matches(64), matches(64), {}] }],
  ])('accept %s', (_, spec) => {
    expect(rulesSay(`${GROUP}/v1`, 'GRPCRoute', spec)).toEqual([]);
  });

  it.each([
    ['ADM-GRPC-03 spec.parentRefs[0]', PARTLY],
    ['ADM-GRPC-04 spec.parentRefs[1]', TWICE],
    ['ADM-GRPC-05 spec.rules', { rules: [matches(64), matches(64), matches(1)] }],
    ['ADM-GRPC-06 spec.rules[1].name', NAMED_ALIKE],
    ['ADM-GRPC-07 spec.rules[0].backendRefs[0].port', NO_PORT],
    ['ADM-GRPC-08 spec.rules[0].filters[0].requestMirror', filters({ type: 'RequestMirror' })],
    ['ADM-GRPC-09 spec.rules[0].filters[1]', filters(HEADERS, HEADERS)],
    [
      'ADM-GRPC-10 spec.rules[0].filters[0].requestMirror.fraction',
      filters({ type: 'RequestMirror', requestMirror: { ...MIRROR, percent: 1, fraction: { numerator: 1 } } }),
    ],
    [
      'ADM-GRPC-11 spec.rules[0].filters[0].requestMirror.fraction.numerator',
      filters({ type: 'RequestMirror', requestMirror: { ...MIRROR, fraction: { numerator: 3, denominator: 2 } } }),
    ],
    ['ADM-GRPC-12 spec.rules[0].matches[0].method.service', method({ type: 'Exact' })],
    ['ADM-GRPC-13 spec.rules[0].matches[0].method.service', method({ service: 'shop..Orders' })],
    ['ADM-GRPC-14 spec.rules[0].matches[0].method.method', method({ method: '1Get' })],
    [
      'ADM-GRPC-15 spec.rules[0].sessionPersistence.absoluteTimeout',
      rule({ sessionPersistence: { cookieConfig: { lifetimeType: 'Permanent' } } }),
    ],
    [
      'ADM-GRPC-16 spec.rules[0].sessionPersistence.cookieConfig',
      rule({ sessionPersistence: { type: 'Header', cookieConfig: {} } }),
    ],
  ])('refuse %s', (expected, spec) => {
    expect(rulesSay(`${GROUP}/v1`, 'GRPCRoute', spec)).toEqual([expected]);
  });
});

describe.each([
  ['GRPCRoute', 'v1', 'ADM-GRPC'],
  ['TLSRoute', 'v1', 'ADM-TLS'],
  ['TCPRoute', 'v1', 'ADM-TCP'],
])('rules of the parents of %s in the standard channel', (kind, version, prefix) => {
  it('look at sections', () => {
    expect(rulesSay(`${GROUP}/${version}`, kind, PARTLY, STANDARD)).toEqual([`${prefix}-01 spec.parentRefs[0]`]);
    expect(rulesSay(`${GROUP}/${version}`, kind, TWICE, STANDARD)).toEqual([`${prefix}-02 spec.parentRefs[1]`]);
  });
});

describe('rules of TLSRoute and TCPRoute', () => {
  it.each([
    ['ADM-TLS-03 spec.parentRefs[0]', 'TLSRoute', 'v1', PARTLY],
    ['ADM-TLS-04 spec.parentRefs[1]', 'TLSRoute', 'v1', TWICE],
    ['ADM-TLS-05 spec.rules[1].name', 'TLSRoute', 'v1alpha2', NAMED_ALIKE],
    ['ADM-TLS-06 spec.rules[0].backendRefs[0].port', 'TLSRoute', 'v1', NO_PORT],
    ['ADM-TLS-07 spec.hostnames[1]', 'TLSRoute', 'v1', { hostnames: ['a.b', '10.0.0.1', '*.a.b', '010.0.0.1'] }],
    ['ADM-TCP-03 spec.parentRefs[0]', 'TCPRoute', 'v1', PARTLY],
    ['ADM-TCP-04 spec.parentRefs[1]', 'TCPRoute', 'v1', TWICE],
    ['ADM-TCP-05 spec.rules[1].name', 'TCPRoute', 'v1alpha2', NAMED_ALIKE],
    ['ADM-TCP-06 spec.rules[0].backendRefs[0].port', 'TCPRoute', 'v1', NO_PORT],
  ])('refuse %s', (expected, kind, version, spec) => {
    expect(rulesSay(`${GROUP}/${version}`, kind, spec)).toEqual([expected]);
  });
});
