import { canonical, isPlainObject, sameJson } from './plain.ts';
import type { Path, Refusal, Schema } from './schema.ts';
import { checkString } from './strings.ts';

/**
 * Structural validation as the API server does it with `fieldValidation: Strict`: unknown fields are refused.
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
 */
export function checkStructure(value: unknown, schema: Schema, path: Path = []): Refusal[] {
  if (value === null)
    return schema.nullable === true ? [] : [{ path, says: `null where ${schema.type ?? 'a value'} is expected` }];
  const wrongType = checkType(value, schema, path);
  if (wrongType !== undefined) return [wrongType];
  return [
    ...checkShape(value, schema, path),
    ...checkBounds(value, schema, path),
    ...checkJunctors(value, schema, path),
  ];
}

function checkShape(value: unknown, schema: Schema, path: Path): Refusal[] {
  if (Array.isArray(value)) return checkList(value, schema, path);
  return isPlainObject(value) ? checkFields(value, schema, path) : [];
}

function checkType(value: unknown, schema: Schema, path: Path): Refusal | undefined {
  const says = (expected: string) => ({ path, says: `expected ${expected}, got ${JSON.stringify(value)}` });
  if (schema['x-kubernetes-int-or-string'] === true)
    return isWhole(value) || typeof value === 'string' ? undefined : says('an integer or text');
  switch (schema.type) {
    case undefined:
      return undefined;
    case 'object':
      return isPlainObject(value) ? undefined : says('an object');
    case 'array':
      return Array.isArray(value) ? undefined : says('a list');
    case 'integer':
      return isWhole(value) ? undefined : says('an integer');
    default:
      return typeof value === schema.type ? undefined : says(schema.type);
  }
}

function checkFields(value: { readonly [key: string]: unknown }, schema: Schema, path: Path): Refusal[] {
  const missing = (schema.required ?? [])
    .filter((name) => value[name] === undefined)
    .map((name) => ({ path: [...path, name], says: 'required' }));
  return [
    ...missing,
    ...Object.entries(value).flatMap(([name, inner]) => {
      const here = [...path, name];
      const fieldSchema = schemaOfField(schema, name);
      if (fieldSchema === 'any') return [];
      if (fieldSchema === undefined) return [{ path: here, says: 'unknown field' }];
      return inner === undefined ? [] : checkStructure(inner, fieldSchema, here);
    }),
  ];
}

/** The schema of a field, `'any'` where anything goes, `undefined` where no such field exists. */
export function schemaOfField(schema: Schema, name: string): Schema | 'any' | undefined {
  const own = schema.properties;
  if (own !== undefined && Object.hasOwn(own, name)) return own[name];
  if (typeof schema.additionalProperties === 'object') return schema.additionalProperties;
  const open = schema.additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
  return open ? 'any' : undefined;
}

function checkList(value: readonly unknown[], schema: Schema, path: Path): Refusal[] {
  const { items } = schema;
  const inner =
    items === undefined ? [] : value.flatMap((item, index) => checkStructure(item, items, [...path, index]));
  return [...inner, ...checkDuplicates(value, schema, path)];
}

function checkDuplicates(value: readonly unknown[], schema: Schema, path: Path): Refusal[] {
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const identify = {
    atomic: undefined,
    set: canonical,
    map: (item: unknown) => canonical(keys.map((key) => (isPlainObject(item) ? item[key] : undefined))),
  }[schema['x-kubernetes-list-type'] ?? 'atomic'];
  if (identify === undefined) return [];
  const seen = new Set<string>();
  return value.flatMap((item, index) => {
    const identity = identify(item);
    if (seen.has(identity)) return [{ path: [...path, index], says: 'duplicate' }];
    seen.add(identity);
    return [];
  });
}

function checkBounds(value: unknown, schema: Schema, path: Path): Refusal[] {
  const refusals: Refusal[] = [];
  const refuseIf = (condition: boolean, says: string) => {
    if (condition) refusals.push({ path, says });
  };
  const { enum: allowed, minItems = 0, maxItems = Infinity, minProperties = 0, maxProperties = Infinity } = schema;
  refuseIf(
    allowed !== undefined && !allowed.some((one) => sameJson(one, value)),
    `${JSON.stringify(value)} is none of ${JSON.stringify(allowed)}`,
  );
  if (typeof value === 'string') refusals.push(...checkString(value, schema, path));
  if (typeof value === 'number') refusals.push(...checkNumber(value, schema, path));
  if (Array.isArray(value)) {
    refuseIf(value.length < minItems, `fewer than ${minItems} items`);
    refuseIf(value.length > maxItems, `more than ${maxItems} items`);
  }
  if (isPlainObject(value)) {
    const count = Object.keys(value).length;
    refuseIf(count < minProperties, `fewer than ${minProperties} properties`);
    refuseIf(count > maxProperties, `more than ${maxProperties} properties`);
  }
  return refusals;
}

/** What is read as a fraction, since it has more than 64 bits, is no whole number. */
function isWhole(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2 ** 63;
}

const INTEGER_BITS: { readonly [format: string]: number } = { int32: 31, int64: 63 };

function checkNumber(value: number, schema: Schema, path: Path): Refusal[] {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const bits = INTEGER_BITS[schema.format ?? ''];
  const wrong = [
    (exclusiveMinimum === true ? value <= minimum : value < minimum) && `${value} is below ${minimum}`,
    (exclusiveMaximum === true ? value >= maximum : value > maximum) && `${value} is above ${maximum}`,
    multipleOf !== undefined && value % multipleOf !== 0 && `${value} is no multiple of ${multipleOf}`,
    bits !== undefined && (value < -(2 ** bits) || value > 2 ** bits - 1) && `${value} does not fit ${schema.format}`,
  ];
  return wrong.filter((says) => says !== false).map((says) => ({ path, says }));
}

/** In a structural schema the junctors hold value validations only: fields are declared outside of them. */
function checkJunctors(value: unknown, schema: Schema, path: Path): Refusal[] {
  const fits = (branch: Schema) => checkStructure(value, relaxed(branch), path).length === 0;
  const { anyOf, oneOf, not } = schema;
  return [
    ...(schema.allOf ?? []).flatMap((branch) => checkStructure(value, relaxed(branch), path)),
    ...(anyOf !== undefined && !anyOf.some(fits) ? [{ path, says: 'fits no branch of anyOf' }] : []),
    ...(oneOf !== undefined && oneOf.filter(fits).length !== 1
      ? [{ path, says: 'does not fit exactly one branch of oneOf' }]
      : []),
    ...(not !== undefined && fits(not) ? [{ path, says: 'fits what must not be' }] : []),
  ];
}

/** A branch says nothing of the fields that it does not name, at any depth. */
function relaxed(branch: Schema): Schema {
  const { properties, items } = branch;
  const fields = Object.entries(properties ?? {}).map(([name, field]) => [name, relaxed(field)] as const);
  return {
    ...branch,
    'x-kubernetes-preserve-unknown-fields': true,
    ...(properties === undefined ? {} : { properties: Object.fromEntries(fields) }),
    ...(items === undefined ? {} : { items: relaxed(items) }),
  };
}
