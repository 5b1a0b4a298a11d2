import type { CrdSchema } from '../src/admission/cluster/crd-schema.ts';

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
