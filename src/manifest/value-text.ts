import { emitValue } from './emit.ts';
import { isJsonObject, type Json } from './json.ts';
import { keyOf, resolvePlain } from './scalar.ts';
import type { ScalarStyle } from './text-node.ts';

/** A value as it is put into a text: what goes on the line of its key or dash, and the lines below, indented from there. */
export interface Written {
  readonly head: string;
  readonly below: readonly string[];
}

/** Fields of a map, items of a list: empty ones and scalars are written on one line. */
export function hasParts(value: Json): boolean {
  return typeof value === 'object' && value !== null && partsOf(value).length > 0;
}

function partsOf(value: Json): readonly (readonly [string, Json])[] {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => ['', item]);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, inner] as const]));
}

export interface BlockStyle {
  readonly map: number;
  readonly list: number;
}

/** The lines of a map or list that has parts. */
export function blockLines(value: Json, style: BlockStyle): readonly string[] {
  const dash = Array.isArray(value);
  return partsOf(value).flatMap(([key, inner]) => (dash ? itemLines(inner, style) : fieldLines(key, inner, style)));
}

export function fieldLines(key: string, value: Json, style: BlockStyle): readonly string[] {
  const name = keyText(key);
  if (hasParts(value)) {
    const deeper = ' '.repeat(Array.isArray(value) ? style.list : style.map);
    return [`${name}:`, ...blockLines(value, style).map((line) => deepened(line, deeper))];
  }
  const { head, below } = scalarText(value, 'plain');
  return [`${name}: ${head}`, ...below];
}

export function itemLines(value: Json, style: BlockStyle): readonly string[] {
  if (hasParts(value)) {
    const [first = '', ...rest] = blockLines(value, style);
    return [`- ${first}`, ...rest.map((line) => deepened(line, '  '))];
  }
  const { head, below } = scalarText(value, 'plain');
  return [`- ${head}`, ...below];
}

function deepened(line: string, space: string): string {
  return line === '' ? '' : space + line;
}

/** A scalar, or an empty map or list. Keeps to `style` where the value can be written so. */
export function scalarText(value: Json, style: ScalarStyle): Written {
  if (typeof value !== 'string') return { head: JSON.stringify(value), below: [] };
  if (style === 'double') return { head: doubleQuoted(value), below: [] };
  if (style === 'single' && isSingleLine(value)) return { head: singleQuoted(value), below: [] };
  const [head = '', ...below] = emitValue({ k: value }).slice(3).trimEnd().split('\n');
  // `|+` would count the blank lines of the text after it, an indentation as a number would be wrong under a dash in the
  // column of its key, and without a mark of its own nothing of several lines is a block.
  if (/^[|>].*[+\d]/.test(head) || (below.length > 0 && !/^[|>]/.test(head))) {
    return { head: doubleQuoted(value), below: [] };
  }
  const misread = head === value && resolvePlain(value).kind !== 'text';
  return { head: misread ? singleQuoted(value) : head, below };
}

export function keyText(key: string): string {
  const text = emitValue({ [key]: 0 });
  const plain = text.endsWith(': 0\n') && !text.startsWith('? ') ? text.slice(0, -4) : doubleQuoted(key);
  return plain === key && keyOf(resolvePlain(key)) !== key ? singleQuoted(key) : plain;
}

export interface FlowStyle {
  /** Keys and texts in double quotes, as JSON has them. */
  readonly quoted: boolean;
  /** No space after colon and comma. */
  readonly tight: boolean;
}

/** A value within brackets, on one line. */
export function flowText(value: Json, style: FlowStyle): string {
  const parts = partsOf(value);
  const comma = style.tight ? ',' : ', ';
  if (Array.isArray(value)) return `[${parts.map(([, item]) => flowText(item, style)).join(comma)}]`;
  if (isJsonObject(value)) return `{${parts.map(([key, inner]) => flowField(key, inner, style)).join(comma)}}`;
  return flowScalar(value, style.quoted ? 'double' : 'plain');
}

export function flowField(key: string, value: Json, style: FlowStyle): string {
  const name = style.quoted ? doubleQuoted(key) : flowSafe(keyText(key), key);
  return `${name}:${style.tight ? '' : ' '}${flowText(value, style)}`;
}

export function flowScalar(value: Json, style: ScalarStyle): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const { head, below } = scalarText(value, style);
  return below.length > 0 ? doubleQuoted(value) : flowSafe(head, value);
}

/** Within brackets commas, brackets and what stands beside them have a meaning of their own. */
function flowSafe(text: string, value: string): string {
  if (text !== value || /^[\w./][\w./ -]*$/.test(text)) return text;
  return isSingleLine(value) ? singleQuoted(value) : doubleQuoted(value);
}

function isSingleLine(text: string): boolean {
  return /^[^\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]*$/u.test(text);
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** JSON leaves some characters as they are that YAML wants escaped. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
