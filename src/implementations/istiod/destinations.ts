import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import type { Endpoint } from '../../gateway-api/hop.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
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

/** The ServiceEntry that has a host; of several the one in `preferred`, else the first. */
export function entryOf(found: Found, host: string, preferred: string): K8sObject | undefined {
  const entries = serviceEntries(found).filter((entry) => pickList(entry, 'spec', 'hosts').includes(host));
  return entries.find((entry) => namespaceOf(entry) === preferred) ?? entries[0];
}

/** A Service, or the host that a `Hostname` names; `undefined` where the manifests do not tell what the host is. */
export function destinationOf(
  found: Found,
  ref: BackendRef,
  to: Extract<Endpoint, { kind: 'Service' }>,
  clusterDomain: string,
): Destined | undefined {
  const { namespace, name } = ref.to;
  if (ref.to.kind === 'Service')
    return { host: serviceHost(name, namespace, clusterDomain), namespace, to, entry: undefined };
  const service = serviceNamed(name, clusterDomain);
  if (service !== undefined)
    return { host: name, namespace: service.namespace, to: endOf(found, service, ref.port), entry: undefined };
  const entry = entryOf(found, name, ref.routeRef.namespace);
  if (entry === undefined) return undefined;
  return { host: name, namespace: namespaceOf(entry), to: { kind: 'Host', hostname: name, port: ref.port }, entry };
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
