import { isJsonObject, type Json } from '../../manifest/json.ts';
import type { Path } from '../verdict.ts';

/** One value in an object, and the way to it. */
export interface Place {
  readonly value: Json;
  readonly path: Path;
}

/**
 * What stands in `object` at a place: `spec.rules[].filters[].cors` is `cors` of every filter of every rule, `a{}` every
 * value of the map `a`. `null` is nothing: the API server drops it before it looks at rules.
 */
export function placesAt(object: Json, pattern: string): readonly Place[] {
  return stepsOf(pattern).reduce<readonly Place[]>(
    (places, step) => places.flatMap((place) => inside(place, step)),
    [{ value: object, path: [] }],
  );
}

const STEPS = new Map<string, readonly string[]>();

function stepsOf(pattern: string): readonly string[] {
  const there = STEPS.get(pattern);
  if (there !== undefined) return there;
  const steps = pattern.match(/\[\]|\{\}|[^.[{]+/g) ?? [];
  STEPS.set(pattern, steps);
  return steps;
}

function inside({ value, path }: Place, step: string): readonly Place[] {
  const found = step === '[]' ? items(value) : step === '{}' ? fields(value) : field(value, step);
  return found.flatMap(([name, inner]) =>
    inner === undefined || inner === null ? [] : [{ value: inner, path: [...path, name] }],
  );
}

type Entry = readonly [name: string | number, value: Json | undefined];

function items(value: Json): readonly Entry[] {
  return Array.isArray(value) ? (value as readonly Json[]).map((item, index) => [index, item]) : [];
}

function fields(value: Json): readonly Entry[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

function field(value: Json, name: string): readonly Entry[] {
  return isJsonObject(value) && Object.hasOwn(value, name) ? [[name, value[name]]] : [];
}
