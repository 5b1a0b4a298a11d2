import { isJsonObject, type Json, type JsonObject } from '../src/manifest/json.ts';
import type { Next } from './any-of-schema.ts';

/** Makes one mistake somewhere in a value, of the kinds that people make by hand. */
export function spoil(value: Json, next: Next): Json {
  if (Array.isArray(value) && value.length > 0 && next() % 3 !== 0) return spoilList(value, next);
  if (isJsonObject(value) && Object.keys(value).length > 0 && next() % 5 !== 0) return spoilObject(value, next);
  return spoilHere(value, next);
}

function spoilList(list: readonly Json[], next: Next): Json {
  const place = next() % list.length;
  const there = list[place] ?? null;
  if (next() % 3 === 0) return [...list, there];
  return list.map((item, index) => (index === place ? spoil(item, next) : item));
}

function spoilObject(fields: JsonObject, next: Next): Json {
  const names = Object.keys(fields);
  const name = names[next() % names.length] ?? '';
  const there = fields[name] ?? null;
  const { [name]: _, ...rest } = fields;
  switch (next() % 8) {
    case 0:
      return rest;
    case 1:
      return { ...rest, [`${name}s`]: there };
    case 2:
      return { ...fields, [name]: null };
    default:
      return { ...rest, [name]: spoil(there, next) };
  }
}

const GARBAGE: readonly Json[] = [
  null,
  '',
  'a',
  '443',
  'true',
  'Not Valid',
  'ä'.repeat(300),
  0,
  -1,
  1.5,
  70_000,
  3_000_000_000,
  true,
  [],
  {},
  [null],
  [{}],
  ['a', 'a'],
  { name: 'a' },
  { unknown: 1 },
]; // prettier-ignore

function spoilHere(value: Json, next: Next): Json {
  if (typeof value === 'string' && next() % 3 === 0) return value.toUpperCase();
  if (typeof value === 'number' && next() % 2 === 0) return next() % 2 === 0 ? String(value) : value * 100_000 - 1;
  return GARBAGE[next() % GARBAGE.length] ?? null;
}
