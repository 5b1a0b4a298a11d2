import { type BackendRef, backendRefsOf, gatewaysOf, listenerModes } from '../../gateway-api/backend-refs.ts';
import { type Found, namespaceOf } from '../../gateway-api/found.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import { type K8sObject, slotOf } from '../../manifest/object.ts';

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
  return backendRefsOf(found).filter(
    (other) =>
      other.routeRef.kind === kind &&
      other.port === ref.port &&
      slotOf(other.to) === slotOf(ref.to) &&
      gatewayNames(other.route).some((name) => gateways.has(name)),
  );
}

function gatewayNames(route: K8sObject): readonly string[] {
  return pickList(route, 'spec', 'parentRefs')
    .filter((parent) => (pickString(parent, 'kind') ?? 'Gateway') === 'Gateway')
    .map((parent) => `${pickString(parent, 'namespace') ?? namespaceOf(route)}/${pickString(parent, 'name') ?? ''}`);
}
