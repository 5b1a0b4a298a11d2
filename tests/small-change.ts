import { isJsonObject, type Json } from '../src/manifest/json.ts';
import type { Next } from './any-of-schema.ts';
import { pickFrom, TEXTS } from './near-rules.ts';

/** Makes one change of the sort that breaks or mends a rule, at any place alike: takes away, repeats, empties, lengthens. */
export function change(value: Json, next: Next): Json {
  const parts = partsOf(value);
  const part = parts.length === 0 || next() % 4 === 0 ? undefined : pickFrom(parts, next);
  if (part === undefined) return changeHere(value, next);
  const [step, inner] = part;
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item, index) => (index === step ? change(inner, next) : item));
  return isJsonObject(value) ? { ...value, [step]: change(inner, next) } : value;
}

function partsOf(value: Json): readonly (readonly [step: string | number, part: Json])[] {
  if (Array.isArray(value)) return (value as readonly Json[]).map((part, index) => [index, part] as const);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => (part === undefined ? [] : [[name, part] as const]));
}

const MANY = 70;

function changeHere(value: Json, next: Next): Json {
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    const long = Array.from({ length: MANY }, (_, index) => list[index % Math.max(1, list.length)] ?? null);
    return pickFrom<Json>([[], list.slice(1), [...list, ...list], [...list].reverse(), long], next);
  }
  if (!isJsonObject(value)) return typeof value === 'string' ? pickFrom(TEXTS, next) : value;
  const names = Object.keys(value);
  if (names.length === 0) return value;
  const gone = pickFrom(names, next);
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== gone));
}
