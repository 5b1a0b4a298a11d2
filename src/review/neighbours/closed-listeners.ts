import { askedListeners, parentsOf, routesOf } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf } from '../../gateway-api/found.ts';
import type { Json } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { takesNamespace } from '../attached.ts';
import { GATEWAY_TYPES } from '../findings/sources.ts';

/** Routes in a namespace that no listener of their Gateway takes routes from: GEN-38. */
export function closedListeners(found: Found): readonly Finding[] {
  return routesOf(found).flatMap((route) =>
    parentsOf(found, route).flatMap((parent, index) =>
      parent.gateway === undefined ? [] : refused(route, parent.gateway, askedListeners(parent), index),
    ),
  );
}

function refused(route: K8sObject, gateway: K8sObject, listeners: readonly Json[], index: number): Finding[] {
  if (listeners.length === 0 || listeners.some((listener) => takesNamespace(route, gateway, listener))) return [];
  const object = identityOf(route);
  const parent = describeRef(identityOf(gateway));
  return [
    {
      id: 'GEN-38',
      severity: 'error',
      message: `${parent} takes no routes from namespace ${object.namespace}.`,
      reason: `A listener takes routes of its own namespace only, unless allowedRoutes.namespaces.from says All or Selector. ${describeRef(object)} gets the status Accepted False (NotAllowedByListeners), and no traffic.`,
      at: { object, path: ['spec', 'parentRefs', index] },
      evidence: [GATEWAY_TYPES],
      fixes: [],
    },
  ];
}
