import { describe, expect, it } from 'vitest';
import fc from '../../../tests/fast-check.ts';
import { NEWEST, rulesSay } from '../../../tests/rules-say.ts';
import type { Json } from '../../manifest/json.ts';
import { RULES } from './all-rules.ts';
import { checkRules } from './check-rules.ts';
import { placesAt } from './places.ts';

const V1 = 'gateway.networking.k8s.io/v1';
const METADATA = { name: 'a', namespace: 'b' };

describe('checkRules', () => {
  it('says where the API server has rules that are not checked', () => {
    const tracing = { provider: { type: 'Zipkin' } };
    const spec = { backendTLS: {}, telemetry: { tracing } };
    const proxy = { apiVersion: 'gateway.envoyproxy.io/v1alpha1', kind: 'EnvoyProxy', metadata: METADATA, spec };
    const { violations, undecided } = checkRules(NEWEST, proxy);
    expect(violations).toEqual([]);
    expect(undecided.map(({ path }) => path.join('.'))).toEqual([
      'spec.telemetry.tracing',
      'spec.telemetry.tracing.provider',
    ]);
    expect(undecided[0]?.why).toContain('spec.telemetry.tracing');
  });

  it('says what only the object in the cluster could tell', () => {
    const spec = { controllerName: 'example.com/a' };
    const { undecided } = checkRules(NEWEST, { apiVersion: V1, kind: 'GatewayClass', metadata: METADATA, spec });
    expect(undecided).toEqual([
      { path: ['spec', 'controllerName'], why: expect.stringContaining('the object in the cluster') },
    ]);
  });

  it('leaves alone what it knows nothing of, and what is not served', () => {
    const nothing = { violations: [], undecided: [] };
    const policy = { kind: 'BackendTLSPolicy', metadata: METADATA, spec: { validation: {} } };
    expect(checkRules(NEWEST, { apiVersion: 'v1', kind: 'Service', metadata: METADATA })).toEqual(nothing);
    expect(checkRules(NEWEST, { apiVersion: 'example.com/v1', kind: 'HTTPRoute', metadata: METADATA })).toEqual(
      nothing,
    );
    const standard = { ...NEWEST, gatewayApi: { release: '1.2', channel: 'standard' } };
    expect(checkRules(standard, { ...policy, apiVersion: V1 }).undecided).toEqual([]);
  });

  it('does not look at the status, which controllers write', () => {
    const status = { addresses: [{ type: 'Hostname', value: 'A b' }] };
    const gateway = { apiVersion: V1, kind: 'Gateway', metadata: METADATA, spec: {}, status };
    expect(checkRules(NEWEST, gateway)).toEqual({ violations: [], undecided: [] });
  });

  it('tells a hundred mistakes, and that there are more', () => {
    const backendRefs = Array.from({ length: 150 }, () => ({ name: 'a' }));
    const route = { apiVersion: V1, kind: 'HTTPRoute', metadata: METADATA, spec: { rules: [{ backendRefs }] } };
    const { violations, undecided } = checkRules(NEWEST, route);
    expect(violations).toHaveLength(100);
    expect(undecided).toHaveLength(1);
  });

  it('takes any object of its kinds, and speaks in whole sentences', () => {
    const kinds = [...new Map(RULES.map((rule) => [`${rule.group}/${rule.kind}`, rule])).values()];
    // Everything that fast-check calls a JSON value is one.
    const any = fc.jsonValue({ maxDepth: 6 }) as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(fc.constantFrom(...kinds), any, ({ group, kind }, spec) => {
        const { violations } = checkRules(NEWEST, { apiVersion: `${group}/v1`, kind, metadata: METADATA, spec });
        return violations.every(({ message }) => /^\S.*\.$/.test(message) && !/undefined|\[object/.test(message));
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing, and does not stop, in lists of the wrong things', () => {
    const wrong: readonly Json[] = [null, 1, 'a', [], [null], { a: null }];
    for (const one of wrong) {
      expect(rulesSay(V1, 'Gateway', { listeners: one, addresses: one, infrastructure: { labels: one } })).toEqual([]);
      expect(rulesSay(V1, 'HTTPRoute', { parentRefs: one, rules: one })).toEqual([]);
    }
  });
});

describe('the rules', () => {
  it('have ids of their own, and say where they are from', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    expect(RULES.filter(({ id, source }) => !/^ADM-[A-Z]+-\d\d$/.test(id) || !/^CRD \S+, .* \d/.test(source))).toEqual(
      [],
    );
  });
});

describe('placesAt', () => {
  it('follows fields, entries and values of maps, and drops null', () => {
    const object = { a: [{ b: 1 }, { b: null }, null, { b: 2 }], m: { x: 1, y: null } };
    expect(placesAt(object, 'a[].b').map(({ path }) => path)).toEqual([
      ['a', 0, 'b'],
      ['a', 3, 'b'],
    ]);
    expect(placesAt(object, 'm{}')).toEqual([{ value: 1, path: ['m', 'x'] }]);
    expect(placesAt(object, '')).toEqual([{ value: object, path: [] }]);
    expect(placesAt(object, 'constructor')).toEqual([]);
  });
});
