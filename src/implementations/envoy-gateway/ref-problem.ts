import { type BackendRef, listenerModes } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { leaveFor, withoutGrant } from '../../gateway-api/grants.ts';
import { type Json, pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import type { Abilities } from './abilities.ts';
import { isDynamic } from './endpoints.ts';
import { facts } from './facts.ts';
import { ENVOY_GROUP } from './watches.ts';

/** Why Envoy Gateway refuses a backendRef for what it says itself, whatever it leads to; `undefined` where it does not. */
export function refProblem(found: Found, ref: BackendRef, abilities: Abilities): string | undefined {
  if (leaveFor(found, ref.routeRef, ref.to) === 'missing') return withoutGrant(ref.routeRef, ref.to);
  if (hasRulesTooMany(ref.route)) return factOf(facts, 'tcproute-one-rule').claim;
  return portProblem(found, ref) ?? filterProblem(ref, abilities) ?? listenerProblem(found, ref);
}

/** A TCPRoute that is refused whole, also where the API server takes more rules. */
export function hasRulesTooMany(route: K8sObject): boolean {
  return route.kind === 'TCPRoute' && pickList(route, 'spec', 'rules').length > 1;
}

/** Where every listener of a TCPRoute passes TLS through, none takes it; a resolver of TLSRoutes needs just that. */
function listenerProblem(found: Found, { route, routeRef, to }: BackendRef): string | undefined {
  if (routeRef.kind !== 'TCPRoute' && routeRef.kind !== 'TLSRoute') return undefined;
  const [mode, ...others] = listenerModes(found, route);
  if (others.length > 0) return undefined;
  if (routeRef.kind === 'TCPRoute') {
    return mode === 'passthrough' ? factOf(facts, 'tcproute-not-passed-through').claim : undefined;
  }
  const backend = lookUp(found, { ...to, group: ENVOY_GROUP });
  const isResolver = to.kind === 'Backend' && backend !== undefined && isDynamic(backend);
  return isResolver && mode === 'terminates' ? factOf(facts, 'resolver-passes-through').claim : undefined;
}

function portProblem(found: Found, { to, port }: BackendRef): string | undefined {
  if (to.kind !== 'Service' || port === null) return undefined;
  const ports = pickList(lookUp(found, to), 'spec', 'ports');
  const isThere = ports.some(
    (entry) => pickNumber(entry, 'port') === port && (pickString(entry, 'protocol') ?? 'TCP') === 'TCP',
  );
  return ports.length === 0 || isThere ? undefined : `${describeRef(to)} has no TCP port ${port}.`;
}

const HEADERS = ['RequestHeaderModifier', 'ResponseHeaderModifier'];

function filterProblem({ route, routeRef, path }: BackendRef, abilities: Abilities): string | undefined {
  const filters = pickList(pick(route, ...path), 'filters');
  const rewrites = abilities.backendRewrite === 'no' ? [] : ['URLRewrite'];
  const taken = routeRef.kind === 'HTTPRoute' ? [...HEADERS, 'ExtensionRef', ...rewrites] : HEADERS;
  if (filters.some((filter) => !taken.includes(pickString(filter, 'type') ?? ''))) {
    return factOf(facts, 'backend-filters').claim;
  }
  return abilities.pathRewriteRefused === 'yes' && filters.some(rewritesPath)
    ? factOf(facts, 'backend-path-rewrite').claim
    : undefined;
}

function rewritesPath(filter: Json): boolean {
  return pick(filter, 'urlRewrite', 'path') !== undefined;
}
