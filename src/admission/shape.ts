import type { Json } from '../manifest/json.ts';

/** Number of a shape in the list of its file. */
export type ShapeId = number;

/**
 * What may stand at a place in an object, as facts of a CRD: the terms are those of its schema, shortened. Equal shapes
 * are one shape, so that all versions of a kind in all releases fit one small file.
 */
export interface Shape {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'int-or-string';
  readonly nullable?: true;
  /** What the API server fills in where nothing stands. */
  readonly default?: Json;
  /** The fields that an object may have, by name. */
  readonly fields?: { readonly [name: string]: ShapeId };
  readonly required?: readonly string[];
  /** What fields of other names hold. `any`: anything; `unchecked`: the project has no facts about them. Left out: there are none. */
  readonly others?: ShapeId | 'any' | 'unchecked';
  /** What the names of all fields match (RE2), where they are free. */
  readonly names?: string;
  readonly items?: ShapeId;
  /** Of a list whose entries differ in these fields. */
  readonly keys?: readonly string[];
  /** Of a list without two equal entries. */
  readonly set?: true;
  /** Least and most: a number's value, a text's characters, a list's entries, an object's fields. */
  readonly least?: number;
  readonly most?: number;
  /** What a number is a multiple of. */
  readonly multipleOf?: number;
  readonly enum?: readonly Json[];
  /** RE2. */
  readonly pattern?: string;
  readonly format?: string;
  /** Demands on the same value beside these: all of them, one at least, exactly one, not this one. */
  readonly all?: readonly ShapeId[];
  readonly any?: readonly ShapeId[];
  readonly one?: readonly ShapeId[];
  readonly not?: ShapeId;
}

/** Of one set of CRDs: what a kind’s API versions hold. `null`: the version is there, but not served. */
export interface Versions {
  readonly [version: string]: ShapeId | null;
}

/** All that is at hand about one kind. */
export interface StructureFile {
  readonly group: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** Stricter or looser than a DNS subdomain, which the names of most objects are. */
  readonly names?: 'dns-label' | 'service-name' | 'path-segment' | 'none';
  /** By the id of a set: see `structures/known.ts`. */
  readonly sets: { readonly [set: string]: Versions };
  readonly shapes: readonly Shape[];
}
