import type { Json } from '../src/manifest/json.ts';

/** The part of a CustomResourceDefinition that structures are written from. */
export interface Crd {
  readonly group: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly versions: readonly CrdVersion[];
}

export interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly schema: CrdSchema;
}

/** A structural schema; keywords that are not named here are not known to the project. */
export interface CrdSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  readonly nullable?: boolean;
  readonly default?: Json;
  readonly properties?: { readonly [name: string]: CrdSchema };
  readonly additionalProperties?: CrdSchema | boolean;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: CrdSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly Json[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly allOf?: readonly CrdSchema[];
  readonly anyOf?: readonly CrdSchema[];
  readonly oneOf?: readonly CrdSchema[];
  readonly not?: CrdSchema;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  /** Rules across fields, in CEL. */
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string }[];
  /** In the hand-written schemas only: other fields exist, and nothing is known of them. */
  readonly 'x-others-unchecked'?: true;
  /** In the hand-written schemas only: what the names of fields have to match. */
  readonly 'x-names'?: string;
}

interface CrdDocument {
  readonly spec: {
    readonly group: string;
    readonly scope: 'Namespaced' | 'Cluster';
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: CrdSchema };
    }[];
  };
}

/** Reads one YAML document; `undefined` for anything else than a CRD. */
export function crdOf(document: unknown): Crd | undefined {
  if (!isCrd(document)) return undefined;
  const { group, scope, names, versions } = document.spec;
  return {
    group,
    kind: names.kind,
    scope,
    versions: versions.map(({ name, served, schema }) => ({ name, served, schema: schema.openAPIV3Schema })),
  };
}

/** CRD files are released by their projects, and an API server takes no malformed one: its kind says enough. */
function isCrd(document: unknown): document is CrdDocument {
  return (
    typeof document === 'object' &&
    document !== null &&
    'kind' in document &&
    document.kind === 'CustomResourceDefinition'
  );
}
