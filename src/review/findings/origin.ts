import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { FindingPlace } from '../../gateway-api/finding.ts';
import { type Found, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { isBygone } from '../../gateway-api/policies.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { PolicyTarget } from '../../gateway-api/resources.ts';
import { standardPolicies, standardPolicy, targetKey } from '../../gateway-api/write-standard.ts';
import { type Json, pickList, pickString } from '../../manifest/json.ts';
import { type K8sObject, type ObjectRef, refOf } from '../../manifest/object.ts';

/** A BackendTLSPolicy with the backend of the form that its first target was written for; `null` for one from elsewhere. */
export interface TracedPolicy {
  readonly policy: K8sObject;
  readonly ref: ObjectRef;
  readonly backend: number | null;
  /** The same for each of its targets. */
  readonly targets: readonly (number | null)[];
}

export function tracedPolicies(configuration: Configuration, found: Found): readonly TracedPolicy[] {
  const wishes = standardPolicies(configuration);
  // One that nobody can apply any more has its fields under other names, and is told as a whole.
  const policies = ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').filter((policy) => !isBygone(policy));
  return policies.map((policy) => {
    const namespace = namespaceOf(policy);
    const targets = pickList(policy, 'spec', 'targetRefs').map(
      (target) => wishes.get(targetKey({ namespace, target: policyTarget(target) }))?.[0].index ?? null,
    );
    return { policy, ref: { ...refOf(policy), namespace }, backend: targets[0] ?? null, targets };
  });
}

function policyTarget(target: Json): PolicyTarget {
  return {
    group: pickString(target, 'group') ?? '',
    kind: pickString(target, 'kind') ?? '',
    name: pickString(target, 'name') ?? '',
    sectionName: pickString(target, 'sectionName') ?? null,
  };
}

/** The place of a finding about a policy: in the manifests, and in the form where it comes from there. */
export function policyPlace(
  { ref, backend }: TracedPolicy,
  path: readonly (string | number)[],
  field: string,
): FindingPlace {
  return { object: ref, path, ...(backend === null ? {} : { field: `${backendPath(backend)}.${field}` }) };
}

/**
 * The backends that share a policy with one of them, itself included: what is changed for one must change for all, or they
 * would contradict each other.
 */
export function sharingPolicy(configuration: Configuration, index: number): readonly number[] {
  const backend = configuration.backends[index];
  const wish = backend && standardPolicy(backend, index);
  if (wish === undefined) return [index];
  return (standardPolicies(configuration).get(targetKey(wish)) ?? [wish]).map((sharing) => sharing.index);
}
