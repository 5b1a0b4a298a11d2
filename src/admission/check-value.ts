import { isJsonObject, type Json, sameJson } from '../manifest/json.ts';
import { checkCombinations } from './check-combinations.ts';
import { checkFields } from './check-fields.ts';
import { checkList } from './check-list.ts';
import { checkNumber, checkText } from './check-scalar.ts';
import { asHeld, type Checking, shapeOf } from './checking.ts';
import { CHECKS } from './checks.ts';
import type { Shape, ShapeId } from './shape.ts';
import { listed, placeOrObject, shown, written } from './words.ts';

/** Checks one value, and all that is in it. Depth is that of the shapes, which are finite. */
export function checkValue(checking: Checking, id: ShapeId, value: Json): void {
  const shape = shapeOf(checking, id);
  if (value === null && shape.nullable === true) {
    // The API server takes `null` for none of the values, even where it is listed.
    if (shape.enum !== undefined) tellEnum(checking, shape.enum, value);
    return;
  }
  if (!checkType(checking, shape, value)) return;
  checkEnum(checking, shape, value);
  if (typeof value === 'string') checkText(checking, shape, value);
  if (typeof value === 'number') checkNumber(checking, shape, value);
  if (Array.isArray(value)) checkList(checking, shape, value);
  const held = isJsonObject(value) ? asHeld(checking, shape, value) : value;
  if (isJsonObject(value) && isJsonObject(held)) checkFields(checking, shape, value, held);
  checkCombinations(checking, shape, held);
}

function checkType({ report }: Checking, { type }: Shape, value: Json): boolean {
  if (type === undefined || hasType(value, type)) return true;
  const hint = typeHint(value, type);
  report.violate(
    CHECKS.type,
    `${placeOrObject(report.place)} holds ${shown(value)}, where ${TYPE_WORDS[type]} is expected${hint}.`,
  );
  return false;
}

type Type = NonNullable<Shape['type']>;

const TYPE_WORDS: { readonly [type in Type]: string } = {
  object: 'a map of fields',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  'int-or-string': 'a whole number or text',
};

function hasType(value: Json, type: Type): boolean {
  switch (type) {
    case 'object':
      return isJsonObject(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return isWhole(value);
    case 'int-or-string':
      return isWhole(value) || typeof value === 'string';
    default:
      return typeof value === type;
  }
}

/** A number of more than 64 bits is no whole number to the API server; JavaScript tells them apart but roughly. */
function isWhole(value: Json): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2 ** 63;
}

/** What is most often meant by such a mistake. */
function typeHint(value: Json, type: Type): string {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return ': put it in quotes';
  const number = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
  if ((type === 'integer' || type === 'number') && number) return ': write it without quotes';
  if (type === 'boolean' && (value === 'true' || value === 'false')) return ': write it without quotes';
  if (type === 'array' && value !== null) return ': begin each entry with “- ”';
  if (type === 'object' && Array.isArray(value)) return ': leave out the “- ”';
  return '';
}

function checkEnum(checking: Checking, { enum: allowed }: Shape, value: Json): void {
  if (allowed !== undefined && !allowed.some((one) => sameJson(one, value))) tellEnum(checking, allowed, value);
}

function tellEnum({ report }: Checking, allowed: readonly Json[], value: Json): void {
  const near = typeof value === 'string' ? sameInAnyCase(value, allowed) : undefined;
  const meant = near === undefined ? '' : `; ${near} is probably meant`;
  report.violate(
    CHECKS.enum,
    `${placeOrObject(report.place)} holds ${shown(value)}, where only ${listed(allowed.map(written), 'or')} is allowed${meant}.`,
  );
}

function sameInAnyCase(value: string, allowed: readonly Json[]): string | undefined {
  const words = allowed.filter((one) => typeof one === 'string');
  return words.find((one) => one.toLowerCase() === value.trim().toLowerCase());
}
