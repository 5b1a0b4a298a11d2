import { groupOf, type K8sObject, refOf, slotOf } from '../../manifest/object.ts';
import type { Verdict } from '../verdict.ts';
import { checkWithCrd } from './check-with-crd.ts';
import type { InstalledCrd } from './installed-crd.ts';

/** What CRDs say of objects, by the slot of each; objects of other kinds are left out. */
export function verdictsOf(
  crds: readonly InstalledCrd[],
  objects: readonly K8sObject[],
): readonly (readonly [slot: string, verdict: Verdict])[] {
  const byKind = new Map(crds.map((crd) => [`${crd.group}/${crd.kind}`, crd]));
  return objects.flatMap((object) => {
    const crd = byKind.get(`${groupOf(object.apiVersion)}/${object.kind}`);
    return crd === undefined ? [] : [[slotOf(refOf(object)), checkWithCrd(crd, object)] as const];
  });
}
