import { createdAt } from '../../gateway-api/age.ts';
import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import { type Found, identityOf, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import type { Endpoint } from '../../gateway-api/hop.ts';
import { groupedPairs } from '../../manifest/grouped.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { exportedBy, reaches } from './exports.ts';
import { serviceHost, serviceNamed } from './hosts.ts';
import { ISTIO_GROUP } from './kinds.ts';
import type { Destination } from './look-up.ts';

/** What a backendRef leads to, as istiod knows it. */
export interface Destined extends Destination {
  readonly to: Endpoint;
  /** The ServiceEntry, for what is not a Service of the cluster. */
  readonly entry: K8sObject | undefined;
}

export function serviceEntries(found: Found): readonly K8sObject[] {
  return ofKind(found, ISTIO_GROUP, 'ServiceEntry');
}

/** The ServiceEntry that a host is taken from, by proxies of a namespace: the oldest of those that they see. */
export function entryOf(found: Found, host: string, viewer: string): K8sObject | undefined {
  const entries = entriesByHost(found).get(host) ?? [];
  return entries.find((entry) => reaches(exportedBy(entry), viewer)) ?? entries[0];
}

/** The ServiceEntries of each host, the oldest first. */
const entriesByHost = oncePer((found: Found) => {
  const byAge = [...serviceEntries(found)].sort((a, b) => ageOf(a).localeCompare(ageOf(b)));
  return groupedPairs(
    byAge.flatMap((entry) =>
      [...new Set(pickList(entry, 'spec', 'hosts'))].flatMap((host) =>
        typeof host === 'string' ? [[host, entry] as const] : [],
      ),
    ),
  );
});

function ageOf(entry: K8sObject): string {
  return `${createdAt(entry)} ${namespaceOf(entry)}`;
}

/**
 * A Service, or the host that a `Hostname` names, as proxies of a namespace know it; `undefined` where the manifests do not
 * tell what the host is.
 */
export function destinationOf(
  found: Found,
  ref: BackendRef,
  to: Extract<Endpoint, { kind: 'Service' }>,
  clusterDomain: string,
  viewer: string,
): Destined | undefined {
  const { namespace, name } = ref.to;
  if (ref.to.kind === 'Service')
    return { host: serviceHost(name, namespace, clusterDomain), namespace, to, entry: undefined };
  const service = serviceNamed(name, clusterDomain);
  if (service !== undefined)
    return { host: name, namespace: service.namespace, to: endOf(found, service, ref.port), entry: undefined };
  const entry = entryOf(found, name, viewer);
  if (entry === undefined) return undefined;
  return { host: name, namespace: namespaceOf(entry), to: { kind: 'Host', hostname: name, port: ref.port }, entry };
}

/** Why proxies of a namespace have no such destination, and answer 500. */
export function unknownTo(found: Found, { to, entry }: Destined, viewer: string): string | undefined {
  const object =
    to.kind === 'Service'
      ? lookUp(found, { group: '', kind: 'Service', namespace: to.namespace, name: to.name })
      : entry;
  if (object === undefined) return undefined;
  const name = describeRef(identityOf(object));
  if (!reaches(exportedBy(object), viewer))
    return `${name} is not exported to ${viewer}, where the gateway’s pods are: it answers 500.`;
  if (to.kind === 'Service') return undefined;
  const hasPort = pickList(object, 'spec', 'ports').some((port) => pickNumber(port, 'number') === to.port);
  return hasPort ? undefined : `${name} has no port ${to.port}: the gateway answers 500.`;
}

function endOf(
  found: Found,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  port: number | null,
): Endpoint {
  const service = lookUp(found, { group: '', kind: 'Service', namespace, name });
  const entry = pickList(service, 'spec', 'ports').find((one) => pickNumber(one, 'port') === port);
  return { kind: 'Service', namespace, name, port, portName: pickString(entry, 'name') ?? null };
}
