import { pickList, pickString } from '../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../manifest/object.ts';
import { type Found, namespaceOf, ofKind } from './found.ts';
import { GATEWAY_API_GROUP } from './releases.ts';

/**
 * Whether a reference may cross namespaces. `unseen`: nothing here is of that namespace, so that its manifests, and the grant
 * among them, can be somebody else’s.
 */
export function leaveFor(found: Found, from: ObjectRef, to: ObjectRef): 'given' | 'missing' | 'unseen' {
  if (from.namespace === to.namespace) return 'given';
  if (grantsFor(found, from, to).some((grant) => namespaceOf(grant) === to.namespace)) return 'given';
  return found.objects.some((object) => namespaceOf(object) === to.namespace) ? 'missing' : 'unseen';
}

export function withoutGrant(from: ObjectRef, to: ObjectRef): string {
  return `${describeRef(from)} may not refer to ${describeRef(to)} without a ReferenceGrant.`;
}

export function grantsFor(found: Found, from: ObjectRef, to: ObjectRef): readonly K8sObject[] {
  return ofKind(found, GATEWAY_API_GROUP, 'ReferenceGrant').filter((grant) => lets(grant, from, to));
}

/** Whether a grant is for such a reference, whatever namespace it stands in. */
export function lets(grant: K8sObject, from: ObjectRef, to: ObjectRef): boolean {
  const isFrom = pickList(grant, 'spec', 'from').some(
    (entry) =>
      pickString(entry, 'group') === from.group &&
      pickString(entry, 'kind') === from.kind &&
      pickString(entry, 'namespace') === from.namespace,
  );
  return (
    isFrom &&
    pickList(grant, 'spec', 'to').some(
      (entry) =>
        (pickString(entry, 'group') ?? '') === to.group &&
        pickString(entry, 'kind') === to.kind &&
        (pickString(entry, 'name') ?? to.name) === to.name,
    )
  );
}
