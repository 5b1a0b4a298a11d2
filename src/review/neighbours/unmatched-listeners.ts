import { parentsOf, routesOf } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, namespaceOf } from '../../gateway-api/found.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { type Json, pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, refOf } from '../../manifest/object.ts';
import { takesProtocolOf } from '../findings/listeners.ts';
import { GATEWAY_TYPES } from '../findings/sources.ts';

/** Routes that no listener of their Gateway takes, by its port, the kinds of routes that it allows, or its host name: GEN-48. */
export function unmatchedListeners(found: Found): readonly Finding[] {
  return routesOf(found).flatMap((route) =>
    parentsOf(found, route).flatMap(({ gateway }, index) =>
      gateway === undefined ? [] : unmatched(route, gateway, index),
    ),
  );
}

function unmatched(route: K8sObject, gateway: K8sObject, index: number): Finding[] {
  const parent = pick(route, 'spec', 'parentRefs', index);
  const section = pickString(parent, 'sectionName');
  // Names and protocols are told by GEN-20.
  let left = pickList(gateway, 'spec', 'listeners').filter(
    (listener) =>
      (section === undefined || pickString(listener, 'name') === section) && takesProtocolOf(route.kind, listener),
  );
  if (left.length === 0) return [];
  for (const { takes, why } of demandsOf(route, parent)) {
    left = left.filter(takes);
    if (left.length === 0) return [finding(route, gateway, index, why)];
  }
  return [];
}

interface Demand {
  takes(listener: Json): boolean;
  /** Why no listener is left where none fulfils it, with the reason that the status gives. */
  readonly why: string;
}

function demandsOf(route: K8sObject, parent: Json | undefined): readonly Demand[] {
  const port = pickNumber(parent, 'port');
  const hostnames = pickList(route, 'spec', 'hostnames').filter((name) => typeof name === 'string');
  return [
    {
      takes: (listener) => port === undefined || pickNumber(listener, 'port') === port,
      why: `None of its listeners for such routes has port ${port} (NoMatchingParent).`,
    },
    {
      takes: (listener) => allowsKind(listener, route.kind),
      why: `allowedRoutes.kinds of its listeners does not allow ${route.kind} (NotAllowedByListeners).`,
    },
    {
      takes: (listener) => takesHost(pickString(listener, 'hostname') ?? '', hostnames),
      why: `None of the route’s host names fits that of a listener: ${hostnames.join(', ')} (NoMatchingListenerHostname).`,
    },
  ];
}

function allowsKind(listener: Json, kind: string): boolean {
  const kinds = pickList(listener, 'allowedRoutes', 'kinds');
  return (
    kinds.length === 0 ||
    kinds.some(
      (one) =>
        pickString(one, 'kind') === kind && (pickString(one, 'group') ?? GATEWAY_API_GROUP) === GATEWAY_API_GROUP,
    )
  );
}

/** A listener without a host name takes all, and so does every listener a route without any. */
function takesHost(own: string, hostnames: readonly string[]): boolean {
  return own === '' || hostnames.length === 0 || hostnames.some((name) => covers(own, name) || covers(name, own));
}

/** A wildcard stands for one label or more. */
function covers(wide: string, name: string): boolean {
  return wide === name || (wide.startsWith('*.') && name.endsWith(wide.slice(1)));
}

function finding(route: K8sObject, gateway: K8sObject, index: number, why: string): Finding {
  const object = { ...refOf(route), namespace: namespaceOf(route) };
  const parent = describeRef({ ...refOf(gateway), namespace: namespaceOf(gateway) });
  return {
    id: 'GEN-48',
    severity: 'error',
    message: `No listener of ${parent} takes ${describeRef(object)}.`,
    reason: `${why} The route gets the status Accepted False, and no traffic comes through this Gateway.`,
    at: { object, path: ['spec', 'parentRefs', index] },
    evidence: [GATEWAY_TYPES],
    fixes: [],
  };
}
