import type { CrdSchema } from './crd-schema.ts';

/** Bounds that may stand beside each other in a schema, since each speaks of values of its own type. */
const BOUNDS = [
  ['string', ['minLength', 'maxLength']],
  ['number', ['minimum', 'maximum', 'multipleOf']],
  ['array', ['minItems', 'maxItems']],
  ['object', ['minProperties', 'maxProperties']],
] as const satisfies readonly (readonly [CrdSchema['type'], readonly (keyof CrdSchema)[]])[];

/** Whether a schema has bounds, which mean what they do for values of one type only. */
export function isBounded(schema: CrdSchema): boolean {
  return BOUNDS.some(([, names]) => names.some((name) => schema[name] !== undefined));
}

/**
 * A schema that says of which type a value is has bounds of that type only. Of one that does not, as of a number or text,
 * bounds become demands: a value of that type is within them.
 */
export function boundsAsDemands(schema: CrdSchema): CrdSchema {
  const open = schema.type === undefined || schema['x-kubernetes-int-or-string'] === true;
  const strange = BOUNDS.filter(([type, names]) => names.some((name) => schema[name] !== undefined) && !speaks(type));
  function speaks(type: CrdSchema['type']): boolean {
    return !open && (schema.type === type || (schema.type === 'integer' && type === 'number'));
  }
  if (strange.length === 0) return schema;
  const names: readonly string[] = strange.flatMap(([, bounds]) => bounds);
  const rest: CrdSchema = Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)));
  // Bounds of another type than that of the value are of no consequence.
  if (!open) return rest;
  const demands = strange.map(([type, bounds]): CrdSchema => {
    const own = Object.fromEntries(
      bounds.flatMap((name) => (schema[name] === undefined ? [] : [[name, schema[name]]])),
    );
    return { anyOf: [{ type, ...own }, { not: { type } }] };
  });
  return { ...rest, allOf: [...(rest.allOf ?? []), ...demands] };
}

interface Exclusive extends CrdSchema {
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
}

/** Bounds that are not allowed themselves: of whole numbers the next one is meant, of others it is refused. */
export function exclusiveBounds(schema: CrdSchema): CrdSchema {
  const { exclusiveMinimum, exclusiveMaximum, ...rest }: Exclusive = schema;
  const { minimum, maximum, type } = rest;
  const above = exclusiveMinimum === true ? minimum : undefined;
  const below = exclusiveMaximum === true ? maximum : undefined;
  if (type === 'integer')
    return {
      ...rest,
      ...(above === undefined ? {} : { minimum: Math.floor(above) + 1 }),
      ...(below === undefined ? {} : { maximum: Math.ceil(below) - 1 }),
    };
  const demands: readonly CrdSchema[] = [
    ...(above === undefined ? [] : [{ not: { type: 'number', maximum: above } } as const]),
    ...(below === undefined ? [] : [{ not: { type: 'number', minimum: below } } as const]),
  ];
  return demands.length === 0 ? rest : { ...rest, allOf: [...(rest.allOf ?? []), ...demands] };
}
