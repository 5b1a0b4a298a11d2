import { entryKeys } from '../../gateway-api/entries.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Anchors } from '../../gateway-api/hop.ts';
import { describeRef, type ObjectRef } from '../../manifest/object.ts';
import type { Abilities } from './abilities.ts';

/** Whether Envoy Gateway finds a CA where a reference leads. */
export interface CaProblem {
  readonly reference: ObjectRef;
  readonly says: string;
}

const KINDS: { readonly [kind: string]: string } = {
  ConfigMap: '',
  Secret: '',
  ClusterTrustBundle: 'certificates.k8s.io',
};

/** The first reference that gives no CA. What is in an object that the manifests only name is not known, and no problem. */
export function caProblem(found: Found, anchors: Anchors, abilities: Abilities): CaProblem | undefined {
  if (anchors.kind !== 'references') return undefined;
  const readable = anchors.references.filter(({ kind }) => KINDS[kind] !== undefined);
  // One of another kind is passed over beside one that can be read.
  for (const reference of readable.length > 0 ? readable : anchors.references) {
    const says = problemOf(found, reference, abilities);
    if (says !== undefined) return { reference, says };
  }
  return undefined;
}

function problemOf(found: Found, reference: ObjectRef, abilities: Abilities): string | undefined {
  if (KINDS[reference.kind] === undefined)
    return `No CA is read from ${describeRef(reference)}: the kind is not supported.`;
  if (reference.kind === 'ClusterTrustBundle') {
    return abilities.trustBundle === 'no' ? 'This version reads no ClusterTrustBundle.' : undefined;
  }
  const object = lookUp(found, reference);
  const keys = entryKeys(object);
  if (keys === undefined || keys.includes('ca.crt')) return undefined;
  if (keys.includes('tls.crt') && abilities.caTlsCrt !== 'no') return undefined;
  if (keys.length === 1 && abilities.caOnlyKey !== 'no') return undefined;
  return `${describeRef(reference)} has no key ca.crt.`;
}
