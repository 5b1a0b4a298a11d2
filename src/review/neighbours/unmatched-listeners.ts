import { type Attached, askedListeners, hasAskedPort, parentsOf, routesOf } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf } from '../../gateway-api/found.ts';
import type { Json } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { hostnamesOf, takesHostname, takesKind, takesProtocol } from '../attached.ts';
import { GATEWAY_TYPES } from '../findings/sources.ts';

/** Routes that no listener of their Gateway takes, by its port, the kinds of routes that it allows, or its host name: GEN-48. */
export function unmatchedListeners(found: Found): readonly Finding[] {
  return routesOf(found).flatMap((route) =>
    parentsOf(found, route).flatMap((parent, index) =>
      parent.gateway === undefined ? [] : unmatched(route, parent, parent.gateway, index),
    ),
  );
}

function unmatched(route: K8sObject, parent: Attached, gateway: K8sObject, index: number): Finding[] {
  // Names and protocols are told by GEN-20.
  let left = askedListeners(parent).filter((listener) => takesProtocol(route, listener));
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

function demandsOf(route: K8sObject, parent: Attached): readonly Demand[] {
  return [
    {
      takes: (listener) => hasAskedPort(parent, listener),
      why: `None of its listeners for such routes has port ${parent.port} (NoMatchingParent).`,
    },
    {
      takes: (listener) => takesKind(route, listener),
      why: `allowedRoutes.kinds of its listeners does not allow ${route.kind} (NotAllowedByListeners).`,
    },
    {
      takes: (listener) => takesHostname(route, listener),
      why: `None of the route’s host names fits that of a listener: ${hostnamesOf(route).join(', ')} (NoMatchingListenerHostname).`,
    },
  ];
}

function finding(route: K8sObject, gateway: K8sObject, index: number, why: string): Finding {
  const object = identityOf(route);
  const parent = describeRef(identityOf(gateway));
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
