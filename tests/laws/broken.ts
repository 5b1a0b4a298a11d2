import { asObject } from '../../src/gateway-api/found.ts';
import { isJsonObject, type Json } from '../../src/manifest/json.ts';
import type { K8sObject } from '../../src/manifest/object.ts';
import fc from '../fast-check.ts';

/** Breaks some objects somewhere: takes a field away, or puts anything there. What has lost its identity is left out. */
export function mutation(): fc.Arbitrary<(object: K8sObject) => K8sObject[]> {
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
