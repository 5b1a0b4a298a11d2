import { parentsOf, routesOf } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, namespaceOf } from '../../gateway-api/found.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, refOf } from '../../manifest/object.ts';
import { GATEWAY_TYPES } from '../findings/sources.ts';

/** Routes in a namespace that no listener of their Gateway takes routes from: GEN-38. */
export function closedListeners(found: Found): readonly Finding[] {
  return routesOf(found).flatMap((route) =>
    parentsOf(found, route).flatMap(({ gateway, sectionName }, index) =>
      gateway === undefined ? [] : refused(route, gateway, sectionName, index),
    ),
  );
}

function refused(route: K8sObject, gateway: K8sObject, sectionName: string | undefined, index: number): Finding[] {
  if (namespaceOf(route) === namespaceOf(gateway)) return [];
  const listeners = pickList(gateway, 'spec', 'listeners').filter(
    (listener) => sectionName === undefined || pickString(listener, 'name') === sectionName,
  );
  // Which namespaces a selector takes depends on labels in the cluster.
  const open = listeners.some((listener) => {
    const from = pickString(listener, 'allowedRoutes', 'namespaces', 'from');
    return from === 'All' || from === 'Selector';
  });
  if (listeners.length === 0 || open) return [];
  const object = { ...refOf(route), namespace: namespaceOf(route) };
  const parent = describeRef({ ...refOf(gateway), namespace: namespaceOf(gateway) });
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
