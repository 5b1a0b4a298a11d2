import type { Shape, ShapeId } from '../shape.ts';
import type { CrdRule, CrdSchema } from './crd-schema.ts';

/** A shape with what only a cluster’s own CRDs tell. */
export interface RuledShape extends Shape {
  readonly rules?: readonly CrdRule[];
  /** Keywords that demand something of a value here, and are not understood. */
  readonly notUnderstood?: readonly string[];
}

/** Keywords that become facts of a shape. */
const KNOWN: ReadonlySet<string> = new Set<keyof CrdSchema>([
  'type',
  'format',
  'nullable',
  'default',
  'properties',
  'additionalProperties',
  'required',
  'minProperties',
  'maxProperties',
  'items',
  'minItems',
  'maxItems',
  'enum',
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-others-unchecked',
  'x-names',
  'x-not-understood',
]);

/** Keywords that are left out: words, rules in CEL, and what does not decide whether an object is accepted. */
const LEFT_OUT: ReadonlySet<string> = new Set(['description', 'x-kubernetes-validations', 'x-kubernetes-map-type']);

/** Shapes in the order in which they are first met, each but once. */
export class ShapeTable {
  readonly shapes: RuledShape[] = [];
  readonly #ids = new Map<string, ShapeId>();
  readonly #withRules: boolean;

  /** @param rules Whether the rules in CEL are kept, and which keywords are not understood. */
  constructor(rules: 'with rules' | 'without rules' = 'without rules') {
    this.#withRules = rules === 'with rules';
  }

  /** The shape of a schema. @throws Error for a keyword that the project does not know. */
  put(schema: CrdSchema): ShapeId {
    const strange = Object.keys(schema).find((keyword) => !KNOWN.has(keyword) && !LEFT_OUT.has(keyword));
    if (strange !== undefined) throw new Error(`the keyword ${strange} is not known`);
    return this.add({
      ...this.#value(schema),
      ...this.#object(schema),
      ...this.#list(schema),
      ...this.#demands(schema),
      ...(this.#withRules ? this.#rules(schema) : {}),
    });
  }

  add(shape: RuledShape): ShapeId {
    const sorted = Object.entries(shape).sort(([left], [right]) => (left < right ? -1 : 1));
    const text = JSON.stringify(sorted);
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.shapes.push(Object.fromEntries(sorted)) - 1;
    this.#ids.set(text, id);
    return id;
  }

  #rules({ 'x-kubernetes-validations': rules, 'x-not-understood': notUnderstood }: CrdSchema): RuledShape {
    return { ...(rules === undefined ? {} : { rules }), ...(notUnderstood === undefined ? {} : { notUnderstood }) };
  }

  #value(schema: CrdSchema): Shape {
    const { type, format, nullable, default: preset, pattern, multipleOf } = schema;
    const least = schema.minimum ?? schema.minLength ?? schema.minItems ?? schema.minProperties;
    const most = schema.maximum ?? schema.maxLength ?? schema.maxItems ?? schema.maxProperties;
    const intOrString = schema['x-kubernetes-int-or-string'] === true;
    return {
      ...(intOrString ? { type: 'int-or-string' } : type === undefined ? {} : { type }),
      ...(nullable === true ? { nullable } : {}),
      ...(preset === undefined ? {} : { default: preset }),
      ...(schema.enum === undefined ? {} : { enum: schema.enum }),
      ...(pattern === undefined ? {} : { pattern }),
      ...(format === undefined ? {} : { format }),
      ...(least === undefined ? {} : { least }),
      ...(most === undefined ? {} : { most }),
      ...(multipleOf === undefined ? {} : { multipleOf }),
    };
  }

  #object({ properties, additionalProperties, required, ...schema }: CrdSchema): Shape {
    const names = Object.keys(properties ?? {}).sort();
    const fields = names.map((name) => [name, this.put(properties?.[name] ?? {})] as const);
    const open = additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
    const known = typeof additionalProperties === 'object' ? this.put(additionalProperties) : open ? 'any' : undefined;
    const others = schema['x-others-unchecked'] === true ? 'unchecked' : known;
    return {
      ...(properties === undefined ? {} : { fields: Object.fromEntries(fields) }),
      ...(required === undefined || required.length === 0 ? {} : { required: [...required].sort() }),
      ...(others === undefined ? {} : { others }),
      ...(schema['x-names'] === undefined ? {} : { names: schema['x-names'] }),
    };
  }

  #list({ items, ...schema }: CrdSchema): Shape {
    const keys = schema['x-kubernetes-list-map-keys'];
    return {
      ...(items === undefined ? {} : { items: this.put(items) }),
      ...(schema['x-kubernetes-list-type'] === 'map' && keys !== undefined ? { keys } : {}),
      ...(schema['x-kubernetes-list-type'] === 'set' ? { set: true } : {}),
    };
  }

  #demands({ allOf, anyOf: given, oneOf, not, ...schema }: CrdSchema): Shape {
    // `anyOf` repeats there that the value is a whole number or text.
    const anyOf = schema['x-kubernetes-int-or-string'] === true ? undefined : given;
    const ids = (schemas: readonly CrdSchema[]) => [...new Set(schemas.map((schema) => this.put(schema)))];
    return {
      ...(allOf === undefined ? {} : { all: ids(allOf) }),
      ...(anyOf === undefined ? {} : { any: ids(anyOf) }),
      ...(oneOf === undefined ? {} : { one: oneOf.map((schema) => this.put(schema)) }),
      ...(not === undefined ? {} : { not: this.put(not) }),
    };
  }
}
