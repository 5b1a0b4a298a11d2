import { type Attached, askedListeners, hasAskedPort } from '../gateway-api/backend-refs.ts';
import { namespaceOf } from '../gateway-api/found.ts';
import { GATEWAY_API_GROUP } from '../gateway-api/releases.ts';
import { type Json, pickList, pickString } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';

/** Which listeners of a Gateway take a route: by their name, protocol, port, kinds, namespaces and host names. */

/** A TCPRoute on a TLS listener is outside the standard, but some implementations offer it; they say so themselves. */
const TAKES: { readonly [kind: string]: readonly string[] } = {
  HTTPRoute: ['HTTP', 'HTTPS'],
  GRPCRoute: ['HTTP', 'HTTPS'],
  TLSRoute: ['TLS'],
  TCPRoute: ['TCP', 'TLS'],
};

/** The protocols of listeners that a kind of route can be attached to. */
export function protocolsFor(routeKind: string): readonly string[] {
  return TAKES[routeKind] ?? [];
}

export function takesProtocol(route: K8sObject, listener: Json): boolean {
  return protocolsFor(route.kind).includes(pickString(listener, 'protocol') ?? '');
}

/** Without `allowedRoutes.kinds`, those of its protocol. */
export function takesKind(route: K8sObject, listener: Json): boolean {
  const kinds = pickList(listener, 'allowedRoutes', 'kinds');
  return kinds.length === 0 || kinds.some((one) => pickString(one, 'kind') === route.kind && isOurs(one));
}

function isOurs(kind: Json): boolean {
  return (pickString(kind, 'group') ?? GATEWAY_API_GROUP) === GATEWAY_API_GROUP;
}

/** Which namespaces a selector takes depends on labels in the cluster. */
export function takesNamespace(route: K8sObject, gateway: K8sObject, listener: Json): boolean {
  if (namespaceOf(route) === namespaceOf(gateway)) return true;
  const from = pickString(listener, 'allowedRoutes', 'namespaces', 'from');
  return from === 'All' || from === 'Selector';
}

/** The host names that a route asks for; none is all. */
export function hostnamesOf(route: K8sObject): readonly string[] {
  return pickList(route, 'spec', 'hostnames').filter((name) => typeof name === 'string');
}

/** A route without host names takes those of its listener, and a listener without one takes any. */
export function takesHostname(route: K8sObject, listener: Json): boolean {
  const wanted = hostnamesOf(route);
  const taken = pickString(listener, 'hostname') ?? '';
  if (route.kind === 'TCPRoute' || taken === '' || wanted.length === 0) return true;
  return wanted.some((name) => covers(taken, name) || covers(name, taken));
}

/** Whether every name that is meant by the second is meant by the first: a wildcard stands for one label or more. */
function covers(wide: string, narrow: string): boolean {
  return wide === narrow || (wide.startsWith('*.') && narrow.endsWith(wide.slice(1)));
}

/** Whether a parentRef leads to a Gateway that is known, and none of its listeners takes the route. */
export function isLeftOut(route: K8sObject, parent: Attached): boolean {
  const { gateway } = parent;
  if (gateway === undefined) return false;
  return !askedListeners(parent).some(
    (listener) =>
      takesProtocol(route, listener) &&
      hasAskedPort(parent, listener) &&
      takesKind(route, listener) &&
      takesNamespace(route, gateway, listener) &&
      takesHostname(route, listener),
  );
}
