import { isJsonObject, type Json, type JsonObject, pick } from '../../manifest/json.ts';
import { boundsAsDemands, exclusiveBounds, isBounded } from './bounds.ts';
import type { CrdRule, CrdSchema } from './crd-schema.ts';
import { withEmbeddedObject } from './embedded-object.ts';

/** The largest CRDs that are known have some ten thousand pieces; aliases in YAML can make any number. */
const MOST_PIECES = 200_000;
const MOST_DEPTH = 200;

/** A schema that is larger than anybody’s. */
export class SchemaTooLarge extends Error {}

/** Keywords that demand nothing of a value. */
const WORDS: ReadonlySet<string> = new Set([
  'description',
  'title',
  'example',
  'externalDocs',
  'id',
  '$schema',
  'x-kubernetes-map-type',
  'x-kubernetes-patch-strategy',
  'x-kubernetes-patch-merge-key',
]);

const TYPES: readonly CrdSchema['type'][] = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
const LIST_TYPES: readonly CrdSchema['x-kubernetes-list-type'][] = ['atomic', 'set', 'map'];

/** How each keyword is read; `undefined` for what is not understood. */
type Read = (value: Json, reader: Reader, host: CrdSchema | undefined) => Json | CrdSchema | CrdSchema[] | undefined;

const text: Read = (value) => (typeof value === 'string' ? value : undefined);
const number: Read = (value) => (typeof value === 'number' ? value : undefined);
const flag: Read = (value) => (typeof value === 'boolean' ? value : undefined);
const texts: Read = (value) => (isList(value) && value.every((one) => typeof one === 'string') ? value : undefined);
const branch: Read = (value, reader, host) => reader.schema(value, host);
const branches: Read = (value, reader, host) =>
  isList(value) ? value.map((one) => reader.schema(one, host)) : undefined;

const READ: { readonly [keyword: string]: Read } = {
  type: (value) => TYPES.find((type) => type === value),
  format: text,
  nullable: flag,
  default: (value) => value,
  required: texts,
  minProperties: number,
  maxProperties: number,
  minItems: number,
  maxItems: number,
  enum: (value) => (isList(value) ? value : undefined),
  minimum: number,
  maximum: number,
  exclusiveMinimum: flag,
  exclusiveMaximum: flag,
  multipleOf: number,
  minLength: number,
  maxLength: number,
  pattern: text,
  // What the API server takes of this keyword is `false`, which says nothing.
  uniqueItems: (value) => (value === false ? value : undefined),
  properties: (value, reader, host) => (isJsonObject(value) ? reader.fields(value, host) : undefined),
  additionalProperties: (value, reader, host) =>
    typeof value === 'boolean' ? value : reader.schema(value, inside(host?.additionalProperties)),
  items: (value, reader, host) => reader.schema(value, host?.items),
  allOf: branches,
  anyOf: branches,
  oneOf: branches,
  not: branch,
  'x-kubernetes-int-or-string': flag,
  'x-kubernetes-preserve-unknown-fields': flag,
  'x-kubernetes-embedded-resource': flag,
  'x-kubernetes-list-type': (value) => LIST_TYPES.find((type) => type === value),
  'x-kubernetes-list-map-keys': texts,
  'x-kubernetes-validations': (value) => (isList(value) && value.every(isRule) ? value : undefined),
};

const BRANCHES: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'not']);

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isRule(value: Json): value is JsonObject & CrdRule {
  return typeof pick(value, 'rule') === 'string';
}

function inside(schema: CrdSchema | boolean | undefined): CrdSchema | undefined {
  return typeof schema === 'object' ? schema : undefined;
}

/**
 * Reads the schema of a CRD that somebody brought: words are dropped, terms that say the same in another way are written in
 * the terms of {@link CrdSchema}, and what is not understood is named where it stands.
 * @throws SchemaTooLarge
 */
export function readSchema(schema: Json): CrdSchema {
  return new Reader().schema(schema, undefined);
}

class Reader {
  #pieces = 0;
  #depth = 0;

  /** @param host Of a demand beside others: the schema that it stands in, which knows the type. */
  schema(value: Json, host: CrdSchema | undefined): CrdSchema {
    this.#pieces += 1;
    if (this.#pieces > MOST_PIECES) throw new SchemaTooLarge(`it has more than ${MOST_PIECES} pieces`);
    if (this.#depth >= MOST_DEPTH) throw new SchemaTooLarge(`it is more than ${MOST_DEPTH} levels deep`);
    if (!isJsonObject(value)) return { 'x-not-understood': ['schema'] };
    this.#depth += 1;
    const read = this.#keywords(value, host);
    this.#depth -= 1;
    return read;
  }

  fields(value: JsonObject, host: CrdSchema | undefined): { readonly [name: string]: CrdSchema } {
    const fields = Object.entries(value).map(([name, field]) => {
      const own = host?.properties;
      return [name, this.schema(field ?? {}, own !== undefined && Object.hasOwn(own, name) ? own[name] : undefined)];
    });
    return Object.fromEntries(fields);
  }

  #keywords(value: JsonObject, host: CrdSchema | undefined): CrdSchema {
    const strange: string[] = [];
    const readAll = (names: readonly string[], around: CrdSchema | undefined) =>
      Object.fromEntries(
        names.flatMap((name) => {
          const read = Object.hasOwn(READ, name) ? READ[name]?.(value[name] ?? null, this, around) : undefined;
          if (read === undefined) strange.push(name);
          return read === undefined ? [] : [[name, read] as const];
        }),
      );
    const known = Object.keys(value).filter((name) => !WORDS.has(name));
    // The table above gives each keyword the type that it has in a CrdSchema.
    const own = readAll(
      known.filter((name) => !BRANCHES.has(name)),
      host,
    ) as CrdSchema;
    const typed =
      host?.type === undefined || own.type !== undefined || !isBounded(own) ? own : { ...own, type: host.type };
    const demands = readAll(
      known.filter((name) => BRANCHES.has(name)),
      host === undefined ? own : { ...host, ...own },
    ) as CrdSchema;
    const whole = boundsAsDemands(exclusiveBounds(withEmbeddedObject({ ...typed, ...demands })));
    return strange.length === 0 ? whole : { ...whole, 'x-not-understood': strange };
  }
}
