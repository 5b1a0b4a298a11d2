import { type Json, pickString } from '../manifest/json.ts';
import type { ObjectRef } from '../manifest/object.ts';
import type { Severity } from './finding.ts';

/** The name of one object in another, and what depends on it. */
export interface Reference {
  readonly from: ObjectRef;
  /** Where the reference stands in `from`: the map that has the name, or the name itself. */
  readonly path: readonly (string | number)[];
  /** With the defaults of the API filled in. */
  readonly to: ObjectRef;
  /** How much the connection to the backend depends on it; never an error, since the object can be in the cluster. */
  readonly severity: Exclude<Severity, 'error'>;
  /** One sentence: what happens without the object. */
  readonly without: string;
}

/** What a reference means where it leaves something out. `namespace: null`: the object has none. */
export interface Defaults {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string | null;
}

/** Reads the usual form of a reference, `{group, kind, namespace, name}`; `undefined` where it names nothing. */
export function referredTo(value: Json | undefined, { group, kind, namespace }: Defaults): ObjectRef | undefined {
  const name = pickString(value, 'name');
  if (name === undefined || name === '') return undefined;
  return {
    group: pickString(value, 'group') ?? group,
    kind: pickString(value, 'kind') ?? kind,
    namespace: namespace === null ? '' : (pickString(value, 'namespace') ?? namespace),
    name,
  };
}

/** An object that CA certificates are read from: always of the same namespace, unless the kind has none. */
export function caReference(value: Json | undefined, namespace: string): ObjectRef | undefined {
  const to = referredTo(value, { group: '', kind: 'ConfigMap', namespace });
  return to && { ...to, namespace: to.kind === 'ClusterTrustBundle' ? '' : namespace };
}
