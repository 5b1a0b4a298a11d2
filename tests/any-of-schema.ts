import type { Json, JsonObject } from '../src/manifest/json.ts';
import type { Schema } from './api-server/schema.ts';
import { regexOf } from './api-server/strings.ts';

/** Whole numbers below 2³² that follow from a seed (mulberry32): the same seed gives the same object. */
export type Next = () => number;

export function numbersFrom(seed: number): Next {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Some value that a schema takes, but for its CEL rules: required fields, and some of the others. */
export function anyOfSchema(schema: Schema, next: Next, depth = 0): Json {
  if (schema['x-kubernetes-int-or-string'] === true) return next() % 2 === 0 ? next() % 100 : '50%';
  if (schema.enum !== undefined) return pickFrom(schema.enum, next) as Json;
  switch (schema.type) {
    case 'object':
      return anyObject(schema, next, depth);
    case 'array':
      return anyList(schema, next, depth);
    case 'string':
      return anyText(schema, next);
    case 'boolean':
      return next() % 2 === 0;
    case 'integer':
    case 'number':
      return anyNumber(schema, next);
    default:
      return { any: 'thing' };
  }
}

function pickFrom<T>(list: readonly T[], next: Next): T {
  const picked = list[next() % list.length];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

function anyObject(schema: Schema, next: Next, depth: number): JsonObject {
  const { properties = {}, required = [], additionalProperties } = schema;
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  const wanted = depth === 0 ? 1 : 1 + (next() % Math.max(2, 6 - depth));
  const chosen = Array.from({ length: optional.length === 0 ? 0 : wanted }, () => pickFrom(optional, next));
  const fields = [...new Set([...required, ...chosen])].map((name) => {
    const field = properties[name];
    return [name, field === undefined ? {} : anyOfSchema(field, next, depth + 1)] as const;
  });
  if (typeof additionalProperties !== 'object') return Object.fromEntries(fields);
  const keys = Array.from({ length: next() % 3 }, (_, index) => `key-${index}`);
  return Object.fromEntries(keys.map((key) => [key, anyOfSchema(additionalProperties, next, depth + 1)]));
}

function anyList(
  { items = {}, minItems = 0, maxItems = Infinity }: Schema,
  next: Next,
  depth: number,
): readonly Json[] {
  const length = Math.min(maxItems, minItems + (next() % 3));
  return Array.from({ length }, () => anyOfSchema(items, next, depth + 1));
}

function anyNumber({ minimum = 0, maximum = minimum + 100 }: Schema, next: Next): number {
  return minimum + (next() % (maximum - minimum + 1));
}

/** Texts of the sorts that the patterns of CRDs ask for, among others that most refuse. */
const TEXTS = [
  'a',
  'b',
  'api',
  'web-1',
  'api.example.com',
  '*.example.com',
  'Service',
  'Gateway',
  'gateway.networking.k8s.io',
  'example.com/policy',
  '10s',
  '1h30m',
  'X-Request-Id',
  '443',
  '10.0.0.1',
  '10.0.0.0/8',
  '2001:db8::1',
  'System',
  '128Mi',
  'spiffe://example.com/api',
  '2026-01-31T10:00:00Z',
  'YWJj',
  'arn:aws:iam::123456789012:role/a',
  '/path',
  'HTTP:80',
  '$LATEST',
  'https://example.com',
  'é',
  'a b',
  'A_b',
]; // prettier-ignore

function anyText(schema: Schema, next: Next): string {
  const start = next() % TEXTS.length;
  const turned = [...TEXTS.slice(start), ...TEXTS.slice(0, start)];
  const fitting = turned.find((text) => fits(text, schema));
  return fitting ?? 'a'.repeat(Math.max(1, schema.minLength ?? 1));
}

function fits(text: string, { pattern, minLength = 0, maxLength = Infinity, format }: Schema): boolean {
  const formatted = format === undefined || (format === 'byte' ? text === 'YWJj' : text.startsWith('2026'));
  return (
    formatted &&
    text.length >= minLength &&
    text.length <= maxLength &&
    (pattern === undefined || regexOf(pattern).test(text))
  );
}
