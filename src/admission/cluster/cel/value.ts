import { isJsonObject, type Json } from '../../../manifest/json.ts';
import { fieldShape } from '../../checking.ts';
import type { Shape, ShapeId } from '../../shape.ts';
import { durationOf } from './conversions.ts';

/** A value as CEL takes it: whole numbers are BigInt, objects are maps. */
export type CelValue = null | boolean | number | bigint | string | CelValue[] | Map<string, CelValue> | object;

/**
 * A JSON value as CEL sees it through its shape: declared fields have escaped names, fields that are not declared are not
 * there, and texts of some formats are times or bytes.
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-types
 */
export function toCel(shapes: readonly Shape[], id: ShapeId | 'any', value: Json): CelValue {
  const shape: Shape = id === 'any' ? {} : (shapes[id] ?? {});
  if (typeof value === 'number') return numberOf(shape, value);
  if (typeof value === 'string') return id === 'any' ? value : textOf(shape, value);
  if (Array.isArray(value)) return value.map((item: Json) => toCel(shapes, shape.items ?? 'any', item));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([name, inner]): (readonly [string, CelValue])[] => {
    if (inner === undefined) return [];
    if (id === 'any') return [[name, toCel(shapes, 'any', inner)]];
    const field = fieldShape(shape, name);
    const declared = Object.hasOwn(shape.fields ?? {}, name);
    // What a preserved field holds is nothing that rules can see, unless the whole map is free.
    if (typeof field !== 'number') return shape.fields === undefined ? [[name, toCel(shapes, 'any', inner)]] : [];
    return [[declared ? escapeName(name) : name, toCel(shapes, field, inner)]];
  });
  return new Map(entries);
}

function numberOf({ type }: Shape, value: number): number | bigint {
  return type === 'number' || !Number.isInteger(value) ? value : BigInt(value);
}

function textOf({ type, format }: Shape, value: string): CelValue {
  if (type !== 'string') return value;
  if (format === 'date-time' || format === 'date') return new Date(value);
  if (format === 'duration') return timeSpan(value);
  return format === 'byte' ? bytesOf(value) : value;
}

/** What is no duration for CEL stays a text, and rules that compare it have no answer. */
function timeSpan(text: string): CelValue {
  try {
    return durationOf(text);
  } catch {
    return text;
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64. What is none has been refused for its format. */
function bytesOf(text: string): Uint8Array {
  const bits = [...text].filter((digit) => digit !== '=').map((digit) => DIGITS.indexOf(digit));
  const bytes = new Uint8Array(Math.floor((bits.length * 6) / 8));
  return bytes.map((_, index) => {
    const first = Math.floor((index * 8) / 6);
    const pair = ((bits[first] ?? 0) << 6) | (bits[first + 1] ?? 0);
    return (pair >> (4 - ((index * 8) % 6))) & 255;
  });
}

const RESERVED: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

/** Source: https://kubernetes.io/docs/reference/using-api/cel/#escaping */
export function escapeName(name: string): string {
  if (RESERVED.has(name)) return `__${name}__`;
  return name
    .replaceAll('__', '__underscores__')
    .replaceAll('.', '__dot__')
    .replaceAll('-', '__dash__')
    .replaceAll('/', '__slash__');
}
