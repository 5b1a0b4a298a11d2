import { isJsonObject, type Json, type JsonObject } from '../src/manifest/json.ts';
import type { Next } from './any-of-schema.ts';
import type { Schema } from './api-server/schema.ts';
import { hasFormat, regexOf } from './api-server/strings.ts';

/**
 * Values that a schema takes, but for its rules, and that come near the rules at one place: what leads there is always
 * present, most fields around it are given, and names repeat. Elsewhere little stands.
 */

/** The way to a place, as in `src/admission/rules/places.ts`: names of fields, `[]` for entries, `{}` for values of a map. */
export type Way = readonly string[];

export function wayTo(place: string): Way {
  return place.match(/\[\]|\{\}|[^.[{]+/g) ?? [];
}

/**
 * @param way From here to the place; `undefined` away from it.
 * @param name Of the field that holds the value.
 */
export function nearRule(schema: Schema, way: Way | undefined, next: Next, name = ''): Json {
  if (schema.enum !== undefined) return anyEnum(schema, next);
  if (schema['x-kubernetes-int-or-string'] === true) return next() % 2 === 0 ? next() % 100 : '50%';
  switch (schema.type) {
    case 'object':
      return anyObject(schema, way, next);
    case 'array':
      return anyList(schema, way, next, name);
    case 'string':
      return anyText(schema, next, name);
    case 'boolean':
      return next() % 3 !== 0;
    default:
      return anyNumber(schema, next);
  }
}

function anyEnum({ enum: values = [] }: Schema, next: Next): Json {
  return pickFrom(values, next) as Json;
}

export function pickFrom<T>(list: readonly T[], next: Next): T {
  const picked = list[next() % list.length];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

function anyObject(schema: Schema, way: Way | undefined, next: Next): JsonObject {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (typeof additionalProperties === 'object') return anyMap(additionalProperties, way, next);
  const share = way === undefined ? 8 : 2;
  const [step] = way ?? [];
  const names = Object.keys(properties).filter(
    (name) => name === step || required.includes(name) || next() % share === 0,
  );
  const fields = names.map((name) => [name, nearRule(properties[name] ?? {}, wayFrom(way, name), next, name)] as const);
  const object = Object.fromEntries(fields);
  return way !== undefined && next() % 2 === 0 ? wellChosen(object, schema, next) : object;
}

/** Where one field names another (`type: RequestMirror`), that one is there, and the others that it could name are not. */
function wellChosen(object: JsonObject, { properties = {} }: Schema, next: Next): JsonObject {
  const [choice] = Object.entries(object).filter(([name]) => properties[name]?.enum !== undefined);
  if (choice === undefined) return object;
  const [chooser, chosen] = choice;
  const named = (value: unknown) => Object.keys(properties).find((name) => plain(name).startsWith(plain(value)));
  const candidates = (properties[chooser]?.enum ?? []).flatMap((value) => named(value) ?? []);
  const kept = Object.entries(object).filter(([name]) => !candidates.includes(name));
  const field = named(chosen);
  if (field === undefined) return Object.fromEntries(kept);
  return Object.fromEntries([...kept, [field, object[field] ?? nearRule(properties[field] ?? {}, [], next, field)]]);
}

/** `authenticate-oidc` and `authenticateOIDC` are one. */
function plain(word: unknown): string {
  return String(word).toLowerCase().replaceAll('-', '');
}

/** At the place and below it, everything is near. */
function wayFrom(way: Way | undefined, name: string): Way | undefined {
  if (way === undefined || way.length === 0) return way;
  return way[0] === name ? way.slice(1) : undefined;
}

const KEYS = [
  'a',
  'example.com/a',
  'Not A Key',
  'a/b/c',
  `${'a'.repeat(253)}/a`,
  'a'.repeat(64),
  '-a',
  'A_b',
  '',
  '*.a',
];

function anyMap(values: Schema, way: Way | undefined, next: Next): JsonObject {
  const keys = Array.from({ length: next() % 4 }, () => pickFrom(KEYS, next));
  return Object.fromEntries(keys.map((key) => [key, nearRule(values, wayFrom(way, '{}'), next)]));
}

/** The more entries, the more of them can be alike. Now and then one of them stands there again, or nearly so. */
function anyList(
  { items = {}, minItems = 0, maxItems = Infinity }: Schema,
  way: Way | undefined,
  next: Next,
  name: string,
): Json {
  const most = way === undefined ? 1 : pickFrom([1, 2, 2, 3, 4], next);
  const least = way !== undefined && way.length > 0 ? Math.max(1, minItems) : minItems;
  const length = Math.min(maxItems, Math.max(least, next() % (most + 1)));
  const list = Array.from({ length }, () => nearRule(items, wayFrom(way, '[]'), next, name));
  const repeats = way !== undefined && list.length < maxItems && next() % 3 === 0;
  return repeats ? [...list, ...list.slice(0, 1).map((entry) => nearlyAlike(entry, next))] : list;
}

/** As it is, without one of its fields, or with another text in it. */
function nearlyAlike(entry: Json, next: Next): Json {
  if (!isJsonObject(entry) || next() % 3 === 0) return entry;
  const [name = '', value] = pickFrom([...Object.entries(entry), ['', undefined]], next);
  const { [name]: _, ...rest } = entry;
  return typeof value === 'string' && next() % 2 === 0 ? { ...rest, [name]: 'b' } : rest;
}

function anyNumber({ minimum = 0, maximum = minimum + 600 }: Schema, next: Next): number {
  const usual = [80, 100, 101, 199, 200, 299, 300, 400, 443, 599, 600, 8443, minimum, minimum + 1];
  const fitting = usual.filter((number) => number >= minimum && number <= maximum);
  const [first = minimum] = fitting;
  if (next() % 2 === 0) return first;
  return next() % 4 === 0 ? minimum + (next() % (maximum - minimum + 1)) : pickFrom(fitting, next);
}

/** Few of each sort, with what the rules ask about; the first that fits comes up most, so that names repeat. */
export const TEXTS: readonly string[] = [
  'a',
  'b',
  '',
  'a.b',
  '*.a.b',
  '10.0.0.1',
  '010.0.0.1',
  '1.2.3',
  '::1',
  'System',
  'example.com/a',
  'spiffe://a/b',
  'https://a.b',
  '*',
  '/',
  '/a',
  '/a//b',
  '/a/./b',
  '/a/../b',
  '/a/..',
  '/a/.',
  '/a%2fb',
  '/a%2Fb',
  '/a%20b',
  '/a#b',
  '/a b',
  'a/b',
  '/é',
  '0s',
  '1s',
  '1500ms',
  '1m',
  '1h1m',
  'shop.v1.Orders',
  '.shop.Orders',
  'Get_1',
  '1Get',
  'shop..Orders',
  'HTTPS:443',
  'X-A',
  '2026-01-31T10:00:00Z',
  'YWJj',
];

const DURATIONS = ['1s', '1500ms', '0s', '1h1m', 'a', ''];

/** By the name of the field: words that mean something, though no schema lists them. */
const WORDS: { readonly [field: string]: readonly string[] } = {
  protocol: ['HTTPS', 'HTTP', 'TLS', 'TCP', 'UDP'],
  type: ['Hostname', 'IPAddress', 'NamedAddress'],
  kind: ['Service', 'Gateway'],
  group: ['', 'gateway.networking.k8s.io'],
  allowOrigins: ['*', 'https://a.b', 'https://b.c'],
  allowHeaders: ['*', 'X-A', 'X-B'],
  address: ['10.0.0.1', 'a.b', 'unix:///a', 'unix:///a/', 'unix://a', '::1', ''],
  hosts: ['a.b', '*', '*.a.b', 'b'],
  connectTimeout: DURATIONS,
  idleTimeout: DURATIONS,
  maxConnectionDuration: DURATIONS,
  baseEjectionTime: DURATIONS,
  warmupDurationSecs: DURATIONS,
  path: ['/a', 'x'.repeat(108), 'x'.repeat(109), 'é'.repeat(108)],
};

function anyText(schema: Schema, next: Next, name: string): string {
  const words = WORDS[name] ?? TEXTS;
  const fitting = words.filter((text) => fits(text, schema));
  const [first = 'a'.repeat(Math.max(1, schema.minLength ?? 1))] = fitting;
  return fitting.length === 0 || next() % 2 === 0 ? first : pickFrom(fitting, next);
}

function fits(text: string, { pattern, minLength = 0, maxLength = Infinity, format }: Schema): boolean {
  const length = [...text].length;
  return (
    length >= minLength &&
    length <= maxLength &&
    (pattern === undefined || regexOf(pattern).test(text)) &&
    (format === undefined || hasFormat(text, format))
  );
}
