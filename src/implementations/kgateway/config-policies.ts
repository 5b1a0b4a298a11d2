import { ageAndName } from '../../gateway-api/age.ts';
import { type Found, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { isJsonObject, pick, pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import { KGATEWAY_GROUP } from './watches.ts';

/** BackendConfigPolicies: which of them set TLS for a Service or Backend. */

/** Those with TLS settings that hold for a target, in the order of their age. */
export function configPoliciesFor(found: Found, target: ObjectRef): readonly K8sObject[] {
  return ofKind(found, KGATEWAY_GROUP, 'BackendConfigPolicy')
    .filter((policy) => isJsonObject(pick(policy, 'spec', 'tls')) && namespaceOf(policy) === target.namespace)
    .filter((policy) => namesTarget(policy, target) || selectsTarget(found, policy, target))
    .sort((a, b) => ageAndName(a).localeCompare(ageAndName(b)));
}

function namesTarget(policy: K8sObject, { group, kind, name }: ObjectRef): boolean {
  return pickList(policy, 'spec', 'targetRefs').some(
    (ref) =>
      (pickString(ref, 'group') ?? '') === group &&
      pickString(ref, 'kind') === kind &&
      pickString(ref, 'name') === name,
  );
}

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
