import { type Found, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { pick, pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { APISIX_GROUP } from './watches.ts';

/** The BackendTrafficPolicies that speak for a port of a Service: those for the port alone stand before the others. */
export function applyingPolicies(found: Found, service: ObjectRef, portName: string | null): readonly K8sObject[] {
  const held = (holds(found).get(`${service.namespace}/${service.name}`) ?? []).filter(
    ({ section }) => section === undefined || section === portName,
  );
  const specific = held.filter(({ section }) => section !== undefined);
  return [...new Set((specific.length > 0 ? specific : held).map(({ policy }) => policy))];
}

/** A policy’s hold on a Service, or on one port of it. */
interface Hold {
  readonly policy: K8sObject;
  readonly section: string | undefined;
}

/** By namespace and name of the Service. */
const holds = oncePer((found: Found): ReadonlyMap<string, readonly Hold[]> => {
  const byService = new Map<string, Hold[]>();
  for (const policy of ofKind(found, APISIX_GROUP, 'BackendTrafficPolicy')) {
    for (const target of pickList(policy, 'spec', 'targetRefs')) {
      if ((pickString(target, 'kind') ?? 'Service') !== 'Service') continue;
      const service = `${namespaceOf(policy)}/${pickString(target, 'name') ?? ''}`;
      const hold = { policy, section: pickString(target, 'sectionName') };
      const peers = byService.get(service);
      if (peers === undefined) byService.set(service, [hold]);
      else peers.push(hold);
    }
  }
  return byService;
});

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
