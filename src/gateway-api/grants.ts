import { pickList, pickString } from '../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../manifest/object.ts';
import { groupedByRef } from '../manifest/ref-map.ts';
import { oncePer } from '../manifest/remembered.ts';
import { type Found, namespaceOf, ofKind } from './found.ts';
import { GATEWAY_API_GROUP } from './releases.ts';

/**
 * Whether a reference may cross namespaces. `unseen`: nothing here is of that namespace, so that its manifests, and the grant
 * among them, can be somebody else’s.
 */
export function leaveFor(found: Found, from: ObjectRef, to: ObjectRef): 'given' | 'missing' | 'unseen' {
  if (from.namespace === to.namespace) return 'given';
  const grants = grantsTo(found);
  const near = [...(grants.get(to) ?? []), ...(grants.get({ ...to, name: ANY }) ?? [])];
  if (near.some((grant) => lets(grant, from, to))) return 'given';
  return namespacesIn(found).has(to.namespace) ? 'missing' : 'unseen';
}

/** Stands for all objects of a kind: no object has a name like it. */
const ANY = '*';

/** The ReferenceGrants for each object of their namespaces, whoever they let refer to it. */
const grantsTo = oncePer((found: Found) =>
  groupedByRef(
    ofKind(found, GATEWAY_API_GROUP, 'ReferenceGrant').flatMap((grant) =>
      pickList(grant, 'spec', 'to').map((entry): [ObjectRef, K8sObject] => {
        const [group, kind] = [pickString(entry, 'group') ?? '', pickString(entry, 'kind') ?? ''];
        return [{ group, kind, namespace: namespaceOf(grant), name: pickString(entry, 'name') ?? ANY }, grant];
      }),
    ),
  ),
);

const namespacesIn = oncePer((found: Found): ReadonlySet<string> => new Set(found.objects.map(namespaceOf)));

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
