import { type Found, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { grouped } from '../../manifest/grouped.ts';
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
  /** Namespace and name. */
  readonly service: string;
  readonly section: string | undefined;
}

const holds = oncePer((found: Found): ReadonlyMap<string, readonly Hold[]> => {
  const all = ofKind(found, APISIX_GROUP, 'BackendTrafficPolicy').flatMap((policy) =>
    pickList(policy, 'spec', 'targetRefs').flatMap((target): Hold[] => {
      if ((pickString(target, 'kind') ?? 'Service') !== 'Service') return [];
      const service = `${namespaceOf(policy)}/${pickString(target, 'name') ?? ''}`;
      return [{ policy, service, section: pickString(target, 'sectionName') }];
    }),
  );
  return grouped(all, ({ service }) => service);
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
