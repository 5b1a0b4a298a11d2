import { type BackendRef, backendRefsOf, gatewaysOf, listenerModes } from '../../gateway-api/backend-refs.ts';
import { type Found, namespaceOf } from '../../gateway-api/found.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { groupedByRef } from '../../manifest/ref-map.ts';
import { oncePer } from '../../manifest/remembered.ts';

/**
 * Cilium sets up one Envoy cluster for a port of a Service at a Gateway, and all routes of that Gateway go through it: what is
 * set up for one of them holds for the others.
 */

/** A TLSRoute that passes TLS through to the same port: its cluster takes the place of the one with TLS. */
export function passingRoute(found: Found, ref: BackendRef): BackendRef | undefined {
  // Where the Gateway is not shown, what else should a TLSRoute be for?
  return sharing(found, ref, 'TLSRoute').find(
    ({ route }) => listenerModes(found, route).has('passthrough') || gatewaysOf(found, route).length === 0,
  );
}

/** An HTTPRoute that leads to the same port, and brings the policy with it. */
export function lendingRoute(found: Found, ref: BackendRef): BackendRef | undefined {
  return sharing(found, ref, 'HTTPRoute')[0];
}

function sharing(found: Found, ref: BackendRef, kind: string): readonly BackendRef[] {
  const gateways = new Set(gatewayNames(ref.route));
  return (refsTo(found).get(ref.to) ?? []).filter(
    (other) =>
      other.routeRef.kind === kind &&
      other.port === ref.port &&
      gatewayNames(other.route).some((name) => gateways.has(name)),
  );
}

const refsTo = oncePer((found: Found) => groupedByRef(backendRefsOf(found).map((ref) => [ref.to, ref] as const)));

function gatewayNames(route: K8sObject): readonly string[] {
  return pickList(route, 'spec', 'parentRefs')
    .filter((parent) => (pickString(parent, 'kind') ?? 'Gateway') === 'Gateway')
    .map((parent) => `${pickString(parent, 'namespace') ?? namespaceOf(route)}/${pickString(parent, 'name') ?? ''}`);
}
