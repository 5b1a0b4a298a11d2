import { ageAndName } from '../../gateway-api/age.ts';
import { type Found, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { isJsonObject, pick, pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import { groupedByRef } from '../../manifest/ref-map.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { KGATEWAY_GROUP } from './watches.ts';

/** BackendConfigPolicies: which of them set TLS for a Service or Backend. */

/** Those with TLS settings that hold for a target, in the order of their age. */
export function configPoliciesFor(found: Found, target: ObjectRef): readonly K8sObject[] {
  const { byName, selecting } = tlsPolicies(found);
  const selected = selecting.filter(
    (policy) => namespaceOf(policy) === target.namespace && selectsTarget(found, policy, target),
  );
  const holding = new Set([...(byName.get(target) ?? []), ...selected]);
  return [...holding].sort((a, b) => ageAndName(a).localeCompare(ageAndName(b)));
}

/** Those with TLS settings: by the targets that they name, and those that select some by their labels. */
const tlsPolicies = oncePer((found: Found) => {
  const policies = ofKind(found, KGATEWAY_GROUP, 'BackendConfigPolicy').filter((policy) =>
    isJsonObject(pick(policy, 'spec', 'tls')),
  );
  const named = policies.flatMap((policy) =>
    pickList(policy, 'spec', 'targetRefs').map((ref): [ObjectRef, K8sObject] => [
      {
        group: pickString(ref, 'group') ?? '',
        kind: pickString(ref, 'kind') ?? '',
        namespace: namespaceOf(policy),
        name: pickString(ref, 'name') ?? '',
      },
      policy,
    ]),
  );
  const selecting = policies.filter((policy) => pickList(policy, 'spec', 'targetSelectors').length > 0);
  return { byName: groupedByRef(named), selecting };
});

function selectsTarget(found: Found, policy: K8sObject, target: ObjectRef): boolean {
  const labels = pick(lookUp(found, target), 'metadata', 'labels');
  return pickList(policy, 'spec', 'targetSelectors').some((selector) => {
    const wanted = pick(selector, 'matchLabels');
    const kind = (pickString(selector, 'group') ?? '') === target.group && pickString(selector, 'kind') === target.kind;
    return (
      kind &&
      isJsonObject(wanted) &&
      Object.entries(wanted).every(([label, value]) => typeof value === 'string' && pick(labels, label) === value)
    );
  });
}
