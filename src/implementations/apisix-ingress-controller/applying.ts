import { type Found, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { pick, pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import { APISIX_GROUP } from './watches.ts';

/** The BackendTrafficPolicies that speak for a port of a Service: those for the port alone stand before the others. */
export function applyingPolicies(found: Found, service: ObjectRef, portName: string | null): readonly K8sObject[] {
  const held = ofKind(found, APISIX_GROUP, 'BackendTrafficPolicy').flatMap((policy) =>
    pickList(policy, 'spec', 'targetRefs').flatMap((target) => {
      if (namespaceOf(policy) !== service.namespace || pickString(target, 'name') !== service.name) return [];
      if ((pickString(target, 'kind') ?? 'Service') !== 'Service') return [];
      const section = pickString(target, 'sectionName');
      return section === undefined || section === portName ? [{ policy, specific: section !== undefined }] : [];
    }),
  );
  const specific = held.filter((one) => one.specific);
  return [...new Set((specific.length > 0 ? specific : held).map(({ policy }) => policy))];
}

/** The API server fills in http where nothing stands. */
export function schemeOf(policy: K8sObject): string {
  return pickString(policy, 'spec', 'scheme') ?? 'http';
}

export function sameTraffic(policies: readonly K8sObject[]): boolean {
  const words = policies.map((policy) =>
    JSON.stringify([
      schemeOf(policy),
      pick(policy, 'spec', 'passHost') ?? 'pass',
      pick(policy, 'spec', 'upstreamHost') ?? '',
    ]),
  );
  return new Set(words).size < 2;
}
