import { type Json, pick, pickList, pickNumber, pickString } from '../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../manifest/object.ts';
import { RefMap } from '../manifest/ref-map.ts';
import { oncePer } from '../manifest/remembered.ts';
import { type Found, identityOf, lookUp, namespaceOf, ofKind } from './found.ts';
import type { Endpoint, Hop } from './hop.ts';
import { GATEWAY_API_GROUP } from './releases.ts';

/** A backendRef of a route rule in the manifests, whole: what it refers to and where it stands. */
export interface BackendRef {
  readonly route: K8sObject;
  readonly routeRef: ObjectRef;
  readonly rule: number;
  readonly index: number;
  /** The object referred to, with the defaults of the API filled in. */
  readonly to: ObjectRef;
  readonly port: number | null;
  /** Path of the backendRef in the route. */
  readonly path: readonly (string | number)[];
}

const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'] as const;

export function routesOf(found: Found): readonly K8sObject[] {
  return ROUTES.flatMap((kind) => ofKind(found, GATEWAY_API_GROUP, kind));
}

/** The backendRefs of every route, read once for a set of manifests. */
export const backendRefsOf = oncePer((found: Found): readonly BackendRef[] => refsByRule(found).flat());

/** The same by rule. */
export function refsByRule(found: Found): RouteRules['rules'] {
  return rulesOfRoutes(found).flatMap(({ rules }) => rules);
}

/** The backendRef that a hop comes from; `undefined` where its route is not in the manifests. */
export function refOfHop(found: Found, { from }: Hop): BackendRef | undefined {
  return from === null ? undefined : rulesByRoute(found).get(from.route)?.[from.rule]?.[from.backendRef];
}

const rulesByRoute = oncePer((found: Found) => {
  const byRoute = new RefMap<RouteRules['rules']>();
  for (const { routeRef, rules } of rulesOfRoutes(found)) byRoute.set(routeRef, rules);
  return byRoute;
});

/** The backendRefs of a rule, one of which is given: the same list for all of them. */
export function refsBeside(found: Found, ref: BackendRef): readonly BackendRef[] {
  return rulesByRoute(found).get(ref.routeRef)?.[ref.rule] ?? [ref];
}

interface RouteRules {
  readonly routeRef: ObjectRef;
  readonly rules: readonly (readonly BackendRef[])[];
}

const rulesOfRoutes = oncePer((found: Found): readonly RouteRules[] =>
  routesOf(found).map((route) => {
    const routeRef = identityOf(route);
    const rules = pickList(route, 'spec', 'rules').map((rule, ruleIndex) =>
      pickList(rule, 'backendRefs').map((ref, index) => backendRefAt(route, routeRef, ruleIndex, index, ref)),
    );
    return { routeRef, rules };
  }),
);

/** `ref` is what stands at that place of the route. */
export function backendRefAt(
  route: K8sObject,
  routeRef: ObjectRef,
  rule: number,
  index: number,
  ref: Json | undefined,
): BackendRef {
  return {
    route,
    routeRef,
    rule,
    index,
    to: {
      group: pickString(ref, 'group') ?? '',
      kind: pickString(ref, 'kind') ?? 'Service',
      namespace: pickString(ref, 'namespace') ?? routeRef.namespace,
      name: pickString(ref, 'name') ?? '',
    },
    port: pickNumber(ref, 'port') ?? null,
    path: ['spec', 'rules', rule, 'backendRefs', index],
  };
}

/** The Service endpoint of a backendRef, with the port's name where the Service is known. */
export function serviceEndpoint(found: Found, ref: BackendRef): Extract<Endpoint, { kind: 'Service' }> {
  const service = lookUp(found, ref.to);
  const port = pickList(service, 'spec', 'ports').find((entry) => pickNumber(entry, 'port') === ref.port);
  return {
    kind: 'Service',
    namespace: ref.to.namespace,
    name: ref.to.name,
    port: ref.port,
    portName: pickString(port, 'name') ?? null,
  };
}

/** A parentRef of a route: its Gateway, where that is in the manifests, and the listener that it asks for. */
export interface Attached {
  readonly gateway: K8sObject | undefined;
  readonly sectionName: string | undefined;
  readonly port: number | undefined;
}

export function parentsOf(found: Found, route: K8sObject): readonly Attached[] {
  return pickList(route, 'spec', 'parentRefs').map((parent) => ({
    gateway: lookUp(found, {
      group: GATEWAY_API_GROUP,
      kind: pickString(parent, 'kind') ?? 'Gateway',
      namespace: pickString(parent, 'namespace') ?? namespaceOf(route),
      name: pickString(parent, 'name') ?? '',
    }),
    sectionName: pickString(parent, 'sectionName'),
    port: pickNumber(parent, 'port'),
  }));
}

/** The listeners that a parentRef asks for, by their names. */
export function askedListeners({ gateway, sectionName }: Attached): readonly Json[] {
  return pickList(gateway, 'spec', 'listeners').filter(
    (listener) => sectionName === undefined || pickString(listener, 'name') === sectionName,
  );
}

export function hasAskedPort({ port }: Attached, listener: Json): boolean {
  return port === undefined || pickNumber(listener, 'port') === port;
}

/** The Gateways, of those in the manifests, that a route is attached to. */
export function gatewaysOf(found: Found, route: K8sObject): readonly K8sObject[] {
  return parentsOf(found, route).flatMap((parent) => parent.gateway ?? []);
}

/** What the listeners that a route is attached to do with TLS; `unknown` where the Gateway is not in the manifests. */
export function listenerModes(found: Found, route: K8sObject): ReadonlySet<ListenerMode> {
  return modesIn(found)(route);
}

/** Found out once for each route: all of its backendRefs ask. */
const modesIn = oncePer((found: Found) => oncePer((route: K8sObject) => readModes(found, route)));

function readModes(found: Found, route: K8sObject): ReadonlySet<ListenerMode> {
  const modes = new Set<ListenerMode>();
  for (const parent of parentsOf(found, route)) {
    const listeners = askedListeners(parent).filter((listener) => hasAskedPort(parent, listener));
    if (listeners.length === 0) modes.add('unknown');
    for (const listener of listeners)
      modes.add(modeOf(pickString(listener, 'protocol'), pick(listener, 'tls', 'mode')));
  }
  if (modes.size === 0) modes.add('unknown');
  return modes;
}

export type ListenerMode = 'terminates' | 'passthrough' | 'plain' | 'unknown';

function modeOf(protocol: string | undefined, mode: unknown): ListenerMode {
  if (protocol === 'HTTPS') return 'terminates';
  if (protocol === 'TLS') return mode === 'Passthrough' ? 'passthrough' : 'terminates';
  return protocol === undefined ? 'unknown' : 'plain';
}
