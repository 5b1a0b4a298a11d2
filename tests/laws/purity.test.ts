import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asObject, foundOf } from '../../src/gateway-api/found.ts';
import { isJsonObject, type Json } from '../../src/manifest/json.ts';
import type { K8sObject } from '../../src/manifest/object.ts';
import { explain } from '../../src/review/explain.ts';
import { review } from '../../src/review/review.ts';
import { servedFindings } from '../../src/review/served.ts';
import { standardFindings } from '../../src/review/standard-findings.ts';
import { arbitraryFor } from './arbitrary-for.ts';
import { deepFreeze } from './frozen.ts';
import { implementations, numRuns, PATIENCE } from './loaded.ts';

/** Law 6: write, observe, inspect, examine and review are pure and total: same input, same output; no input makes them throw. */

describe.each(implementations.map(({ card, implementation }) => [card.id, card, implementation] as const))(
  '%s',
  { timeout: PATIENCE },
  (_, card, implementation) => {
    const configurations = arbitraryFor({ card, implementation });

    it('writes, observes, examines, inspects and reviews the same twice, and leaves its input alone', () => {
      fc.assert(
        fc.property(configurations, (configuration) => {
          deepFreeze(configuration);
          const written = deepFreeze(implementation.write(configuration));
          expect(implementation.write(configuration)).toEqual(written);
          const found = foundOf(written.map(({ object }) => object));
          const hops = deepFreeze(implementation.observe(found, configuration.setting));
          expect(implementation.observe(found, configuration.setting)).toEqual(hops);
          expect(implementation.examine(configuration)).toEqual(implementation.examine(configuration));
          expect(implementation.inspect(found, hops, configuration.setting)).toEqual(
            implementation.inspect(found, hops, configuration.setting),
          );
          expect(review(configuration, implementation)).toEqual(review(structuredClone(configuration), implementation));
        }),
        numRuns(100),
      );
    });

    it('gives every object a slot of its own and every hop a backendRef of its own', () => {
      fc.assert(
        fc.property(configurations, (configuration) => {
          const { written, hops } = review(configuration, implementation);
          const slots = written.map(({ slot }) => slot);
          expect(new Set(slots).size).toBe(slots.length);
          const places = hops.flatMap(({ hop }) => (hop.from === null ? [] : [JSON.stringify(hop.from)]));
          expect(new Set(places).size).toBe(places.length);
        }),
        numRuns(100),
      );
    });

    it('says everything as data: what it returns survives JSON', () => {
      fc.assert(
        fc.property(configurations, (configuration) => {
          const whole = review(configuration, implementation);
          expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
        }),
        numRuns(30),
      );
    });

    it('is not thrown by any manifests, however broken', () => {
      fc.assert(
        fc.property(
          configurations,
          fc.array(mutation(), { minLength: 1, maxLength: 8 }),
          (configuration, mutations) => {
            const whole = implementation.write(configuration).map(({ object }) => object);
            const objects = mutations.reduce<readonly K8sObject[]>((sofar, mutate) => sofar.flatMap(mutate), whole);
            const found = foundOf(objects);
            const hops = implementation.observe(found, configuration.setting);
            hops.map(explain);
            implementation.inspect(found, hops, configuration.setting);
            servedFindings(found, configuration.setting, implementation.watches);
            standardFindings(configuration, found, hops);
          },
        ),
        numRuns(150),
      );
    });
  },
);

/** Breaks some objects somewhere: takes a field away, or puts anything there. What has lost its identity is left out. */
function mutation(): fc.Arbitrary<(object: K8sObject) => K8sObject[]> {
  return fc.record({ seed: fc.nat(), value: fc.option(garbage(), { nil: undefined }) }).map(({ seed, value }) => {
    let state = seed;
    const next = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state;
    };
    return (object) => {
      const broken = asObject(breakAt(object, value, next));
      return broken === undefined ? [] : [broken];
    };
  });
}

function garbage(): fc.Arbitrary<Json> {
  return fc.oneof(
    fc.constantFrom<Json>(null, '', 0, -1, true, [], {}, [null], [[]], [{}], { spec: [] }, 'System', 'Passthrough'),
    // Everything that fast-check calls a JSON value is one.
    fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
  );
}

/** Walks a random way down and puts `value` where it ends; `undefined` takes the field away. */
function breakAt(json: Json, value: Json | undefined, next: () => number): Json {
  if (Array.isArray(json) && json.length > 0 && next() % 4 !== 0) {
    const list: readonly Json[] = json;
    const place = next() % list.length;
    return list.map((item, index) => (index === place ? breakAt(item, value, next) : item));
  }
  if (isJsonObject(json) && next() % 6 !== 0) {
    const keys = Object.keys(json);
    const key = keys[next() % Math.max(1, keys.length)];
    if (key === undefined) return value ?? {};
    const inner = json[key];
    if (value === undefined && next() % 2 === 0)
      return Object.fromEntries(Object.entries(json).filter(([name]) => name !== key));
    return { ...json, [key]: inner === undefined ? null : breakAt(inner, value, next) };
  }
  return value ?? null;
}
