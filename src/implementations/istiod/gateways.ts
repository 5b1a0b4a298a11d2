import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import { type K8sObject, slotOf } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
import type { GatewayAt } from './dialect.ts';

/** The Gateways that a route names as parents, each once, whether or not they are in the manifests. */
export function parentGateways(found: Found, { route }: Pick<BackendRef, 'route'>): readonly GatewayAt[] {
  return gatewaysIn(found)(route);
}

/** Read once for each route: all of its backendRefs ask. */
const gatewaysIn = oncePer((found: Found) => oncePer((route: K8sObject) => readGateways(found, route)));

function readGateways(found: Found, route: K8sObject): readonly GatewayAt[] {
  const seen = new Map<string, GatewayAt>();
  for (const parent of pickList(route, 'spec', 'parentRefs')) {
    const kind = pickString(parent, 'kind') ?? 'Gateway';
    const group = pickString(parent, 'group') ?? GATEWAY_API_GROUP;
    if (kind !== 'Gateway' || group !== GATEWAY_API_GROUP) continue;
    const namespace = pickString(parent, 'namespace') ?? namespaceOf(route);
    const ref = { group, kind, namespace, name: pickString(parent, 'name') ?? '' };
    if (!seen.has(slotOf(ref))) seen.set(slotOf(ref), { namespace, name: ref.name, object: lookUp(found, ref) });
  }
  return [...seen.values()];
}
