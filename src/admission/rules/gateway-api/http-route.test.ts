import { describe, expect, it } from 'vitest';
import { NEWEST, rulesSay } from '../../../../tests/rules-say.ts';
import type { Json, JsonObject } from '../../../manifest/json.ts';

const V1 = 'gateway.networking.k8s.io/v1';
const GATEWAY = { name: 'edge' };
const STANDARD = { ...NEWEST, gatewayApi: { release: '1.6', channel: 'standard' } };

const parents = (...parentRefs: readonly Json[]): JsonObject => ({ parentRefs });
const rule = (fields: JsonObject): JsonObject => ({ rules: [fields] });
const filters = (...list: readonly Json[]): JsonObject => rule({ filters: list });
const path = (match: JsonObject): JsonObject => rule({ matches: [{ path: match }] });
const mirror = (fields: JsonObject): JsonObject =>
  filters({ type: 'RequestMirror', requestMirror: { backendRef: { name: 'a', port: 80 }, ...fields } });
const cors = (fields: JsonObject): JsonObject => filters({ type: 'CORS', cors: fields });
const auth = (fields: JsonObject): JsonObject =>
  filters({ type: 'ExternalAuth', externalAuth: { backendRef: { name: 'a', port: 80 }, ...fields } });
const session = (sessionPersistence: JsonObject): JsonObject => rule({ sessionPersistence });
const timeouts = (request: string, backendRequest: string): JsonObject =>
  rule({ timeouts: { request, backendRequest } });
const matches = (count: number) => ({ matches: Array.from({ length: count }, () => ({})) });

const REWRITE = { type: 'URLRewrite', urlRewrite: {} };
const REDIRECT = { type: 'RequestRedirect', requestRedirect: {} };
const TO_PREFIX = { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } };
const REWRITE_PREFIX = { type: 'URLRewrite', urlRewrite: TO_PREFIX };
const REDIRECT_PREFIX = { type: 'RequestRedirect', requestRedirect: TO_PREFIX };
const EXACT = [{ path: { type: 'Exact', value: '/a' } }];
const backend = (filter: Json) => ({ name: 'a', port: 80, filters: [filter] });

describe('rules of HTTPRoute', () => {
  it.each([
    ['two listeners of a Gateway', parents({ ...GATEWAY, sectionName: 'a' }, { ...GATEWAY, sectionName: 'b' })],
    [
      'a backend that is no Service, without port',
      rule({ backendRefs: [{ group: 'a.b', kind: 'Backend', name: 'a' }] }),
    ],
    ['128 matches', { rules: [matches(64), matches(63), {}] }],
    ['a regular expression with anything in it', path({ type: 'RegularExpression', value: 'a//b#' })],
    ['no path at all', path({})],
    ['a prefix that is replaced, of the usual match', filters(REWRITE_PREFIX)],
    ['a try as long as the request', timeouts('1m', '60s')],
    ['a try without end where the request has none', timeouts('0s', '1h')],
    ['a cookie for the session', session({ cookieConfig: {} })],
    ['a part of the requests', mirror({ fraction: { numerator: 100 } })],
  ])('accept %s', (_, spec) => {
    expect(rulesSay(V1, 'HTTPRoute', spec)).toEqual([]);
  });

  it.each([
    ['ADM-HTTP-03 spec.parentRefs[0]', parents(GATEWAY, { ...GATEWAY, port: 443 })],
    ['ADM-HTTP-04 spec.parentRefs[1]', parents(GATEWAY, { ...GATEWAY, kind: 'Gateway' })],
    ['ADM-HTTP-05 spec.rules', { rules: [matches(64), matches(64), {}] }],
    ['ADM-HTTP-06 spec.rules[1].name', { rules: [{ name: 'a' }, { name: 'a' }] }],
    ['ADM-HTTP-07 spec.rules[0].backendRefs[0].port', rule({ backendRefs: [{ name: 'a' }] })],
    ['ADM-HTTP-07 spec.rules[0].filters[0].requestMirror.backendRef.port', mirror({ backendRef: { name: 'a' } })],
    ['ADM-HTTP-08 spec.rules[0].filters[0]', rule({ filters: [REDIRECT], backendRefs: [{ name: 'a', port: 80 }] })],
    [
      'ADM-HTTP-09 spec.rules[0].filters[0].requestRedirect.path.type',
      rule({ filters: [REDIRECT_PREFIX], matches: EXACT }),
    ],
    ['ADM-HTTP-10 spec.rules[0].filters[0].urlRewrite.path.type', rule({ filters: [REWRITE_PREFIX], matches: EXACT })],
    [
      'ADM-HTTP-11 spec.rules[0].backendRefs[0].filters[0].requestRedirect.path.type',
      rule({ backendRefs: [backend(REDIRECT_PREFIX)], matches: EXACT }),
    ],
    [
      'ADM-HTTP-12 spec.rules[0].backendRefs[0].filters[0].urlRewrite.path.type',
      rule({ backendRefs: [backend(REWRITE_PREFIX)], matches: [{}, {}] }),
    ],
    ['ADM-HTTP-13 spec.rules[0].filters[0].extensionRef', filters({ type: 'ExtensionRef' })],
    ['ADM-HTTP-13 spec.rules[0].filters[0].cors', filters({ ...REWRITE, cors: {} })],
    ['ADM-HTTP-14 spec.rules[0].filters[1]', filters(REWRITE, REWRITE)],
    ['ADM-HTTP-15 spec.rules[0].filters[1]', filters({ type: 'CORS', cors: {} }, { type: 'CORS', cors: {} })],
    ['ADM-HTTP-16 spec.rules[0].filters[1]', filters(REDIRECT, REWRITE)],
    ['ADM-HTTP-17 spec.rules[0].filters[0].requestMirror.fraction', mirror({ percent: 1, fraction: { numerator: 1 } })],
    ['ADM-HTTP-18 spec.rules[0].filters[0].requestMirror.fraction.numerator', mirror({ fraction: { numerator: 101 } })],
    [
      'ADM-HTTP-19 spec.rules[0].filters[0].urlRewrite.path.replaceFullPath',
      filters({ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath' } } }),
    ],
    ['ADM-HTTP-20 spec.rules[0].filters[0].cors.allowMethods[1]', cors({ allowMethods: ['GET', '*'] })],
    ['ADM-HTTP-21 spec.rules[0].filters[0].cors.allowOrigins[0]', cors({ allowOrigins: ['*', 'https://a.b'] })],
    ['ADM-HTTP-22 spec.rules[0].filters[0].cors.allowHeaders[0]', cors({ allowHeaders: ['*', 'X-A'] })],
    ['ADM-HTTP-23 spec.rules[0].filters[0].externalAuth.grpc', auth({ protocol: 'GRPC' })],
    ['ADM-HTTP-24 spec.rules[0].matches[0].path.value', path({ value: 'a' })],
    ['ADM-HTTP-25 spec.rules[0].matches[0].path.value', path({ type: 'Exact', value: '/a/..' })],
    ['ADM-HTTP-26 spec.rules[0].matches[0].path.value', path({ value: '/a b' })],
    ['ADM-HTTP-27 spec.rules[0].timeouts.backendRequest', timeouts('1m30s', '90001ms')],
    [
      'ADM-HTTP-28 spec.rules[0].sessionPersistence.absoluteTimeout',
      session({ cookieConfig: { lifetimeType: 'Permanent' } }),
    ],
    ['ADM-HTTP-29 spec.rules[0].sessionPersistence.cookieConfig', session({ type: 'Header', cookieConfig: {} })],
  ])('refuse %s', (expected, spec) => {
    expect(rulesSay(V1, 'HTTPRoute', spec)).toEqual([expected]);
  });

  it('do not look at the ports of parents in the standard channel', () => {
    const byPort = parents({ ...GATEWAY, port: 80 }, { ...GATEWAY, port: 443 });
    const partly = parents({ ...GATEWAY, sectionName: 'a' }, GATEWAY);
    expect(rulesSay(V1, 'HTTPRoute', byPort)).toEqual([]);
    expect(rulesSay(V1, 'HTTPRoute', byPort, STANDARD)).toEqual(['ADM-HTTP-02 spec.parentRefs[1]']);
    expect(rulesSay(V1, 'HTTPRoute', partly, STANDARD)).toEqual(['ADM-HTTP-01 spec.parentRefs[1]']);
  });

  it('look for a prefix to replace only where one backend replaces it, as the API server does', () => {
    const twice = rule({ backendRefs: [backend(REWRITE_PREFIX), backend(REWRITE_PREFIX)], matches: EXACT });
    expect(rulesSay(V1, 'HTTPRoute', twice)).toEqual([]);
  });
});
