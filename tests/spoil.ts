import { isJsonObject, type Json, type JsonObject } from '../src/manifest/json.ts';
import type { Next } from './any-of-schema.ts';

/** Makes one mistake in a value, of the kinds that people make by hand, at any of its places alike. */
export function spoil(value: Json, next: Next): Json {
  return spoilAt(value, next() % placesIn(value), next);
}

function placesIn(value: Json): number {
  return partsOf(value).reduce((sum, [, part]) => sum + placesIn(part), 1);
}

function partsOf(value: Json): readonly (readonly [step: string | number, part: Json])[] {
  if (Array.isArray(value)) return (value as readonly Json[]).map((part, index) => [index, part] as const);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => (part === undefined ? [] : [[name, part] as const]));
}

/** The place is counted from the outside in: 0 is the value itself. */
function spoilAt(value: Json, place: number, next: Next): Json {
  let left = place - 1;
  if (left < 0) return spoilHere(value, next);
  for (const [step, part] of partsOf(value)) {
    const inside = placesIn(part);
    if (left < inside) return withPart(value, step, spoilAt(part, left, next));
    left -= inside;
  }
  return value;
}

function withPart(value: Json, step: string | number, part: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item, index) => (index === step ? part : item));
  return isJsonObject(value) ? { ...value, [step]: part } : value;
}

const GARBAGE: readonly Json[] = [
  null,
  '',
  'a',
  '443',
  'Not Valid',
  'ä'.repeat(300),
  -1,
  1.5,
  70_000,
  3_000_000_000,
  true,
  [],
  {},
  [null],
  [{}],
  { name: 'a' },
]; // prettier-ignore

function spoilHere(value: Json, next: Next): Json {
  if (next() % 4 === 0) return oneOf(GARBAGE, next);
  if (typeof value === 'string')
    return oneOf([value.toUpperCase(), `${value} `, `${value}x`, '', value.repeat(80), 1], next);
  if (typeof value === 'number') return oneOf([String(value), -1 - value, value * 100_000 + 70_000, value + 0.5], next);
  if (Array.isArray(value)) return spoilList(value, next);
  return isJsonObject(value) ? spoilObject(value, next) : oneOf(GARBAGE, next);
}

function spoilList(list: readonly Json[], next: Next): Json {
  const first = list[0] ?? null;
  return oneOf<Json>([[...list, first], [...list, ...list], [], [...list, null], first], next);
}

function spoilObject(fields: JsonObject, next: Next): Json {
  const name = oneOf(['', ...Object.keys(fields)], next);
  const { [name]: there = null, ...rest } = fields;
  return oneOf<Json>(
    [rest, { ...rest, [`${name}s`]: there }, { ...fields, [name]: null }, [fields], { ...fields, any: 1 }],
    next,
  );
}

function oneOf<T>(list: readonly T[], next: Next): T {
  const picked = list[next() % list.length];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}
