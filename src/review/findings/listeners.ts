import type { Configuration } from '../../configuration/configuration.ts';
import { type Attached, askedListeners, parentsOf, routesOf } from '../../gateway-api/backend-refs.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { type Found, identityOf } from '../../gateway-api/found.ts';
import { type Json, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { protocolsFor, takesProtocol } from '../attached.ts';
import { GATEWAY_TYPES } from './sources.ts';

/** Whether a listener takes the routes that want to be attached to it: GEN-20, by its protocol. */
export function listenerFindings(configuration: Configuration, found: Found): readonly Finding[] {
  return routesOf(found).flatMap((route) =>
    parentsOf(found, route).flatMap((parent, index) => mismatch(configuration, route, parent, index)),
  );
}

function mismatch(configuration: Configuration, route: K8sObject, parent: Attached, index: number): Finding[] {
  const { gateway, sectionName } = parent;
  if (gateway === undefined) return [];
  const listeners = askedListeners(parent);
  if (listeners.some((listener) => takesProtocol(route, listener))) return [];
  const takes = protocolsFor(route.kind);
  const own = route.metadata.name === configuration.route.name && route.kind === configuration.route.kind;
  const ref = identityOf(route);
  const what = describeRef(identityOf(gateway));
  const protocols = listeners.map(protocolOf).join(', ');
  const message =
    listeners.length === 0
      ? `${what} has no listener ${sectionName ?? ''} for ${describeRef(ref)}.`
      : `${describeRef(ref)} cannot be attached to a ${protocols} listener.`;
  return [
    {
      id: 'GEN-20',
      severity: 'error',
      message,
      reason: `A ${route.kind} needs a listener with protocol ${takes.slice(0, 2).join(' or ')}. As it is, the route gets the status Accepted False, and no traffic reaches its backends.`,
      at: {
        object: ref,
        path: ['spec', 'parentRefs', index],
        ...(own ? { field: 'gateway.listener.protocol' } : {}),
      },
      evidence: [GATEWAY_TYPES],
      fixes: own ? fixesFor(route.kind, configuration) : [],
    },
  ];
}

function protocolOf(listener: Json): string {
  return pickString(listener, 'protocol') ?? 'nameless';
}

/** The listener that fits the route first, then the route that fits the listener. */
function fixesFor(kind: string, { gateway: { listener } }: Configuration): readonly Fix[] {
  const fitting = { HTTPRoute: 'HTTPS', GRPCRoute: 'HTTPS', TLSRoute: 'TLS', TCPRoute: 'TCP' }[kind];
  const route = { HTTP: 'HTTPRoute', HTTPS: 'HTTPRoute', TLS: 'TLSRoute', TCP: 'TCPRoute' }[listener.protocol];
  return [
    ...(fitting === undefined
      ? []
      : [{ label: `Make the listener ${fitting}`, edits: [{ at: 'gateway.listener.protocol', value: fitting }] }]),
    { label: `Use a ${route} instead`, edits: [{ at: 'route.kind', value: route }] },
  ];
}
