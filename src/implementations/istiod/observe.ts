import type { Setting } from '../../configuration/configuration.ts';
import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { type Connection, type Hop, stateOf } from '../../gateway-api/hop.ts';
import { pick, pickString } from '../../manifest/json.ts';
import { describeRef } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { factOf } from '../fact.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { connectionOf } from './client-tls.ts';
import { type Destined, destinationOf, unknownTo } from './destinations.ts';
import { able, type Dialect, type GatewayAt, type GatewayProxy } from './dialect.ts';
import { parentGateways } from './gateways.ts';
import { ISTIO_GROUP } from './kinds.ts';
import { type LookUpOptions, lookUpRule, type RulesByHost, rulesByHost } from './look-up.ts';
import { policyRules } from './policy-rules.ts';
import { type Told, tlsForPort, writtenRules } from './rules.ts';

/** What istiod makes the proxies do for each backendRef. */
export function observeWith(dialect: Dialect, found: Found, setting: Setting): readonly Hop[] {
  const rules = allRules(dialect, found, setting);
  const seen = { dialect, setting, rules, options: lookUpOptions(dialect, setting) };
  return observeRefs(found, 'Envoy', (around) => verdictOf(around, seen));
}

/** Rules that were written, and rules that are made of policies. */
export function allRules(dialect: Dialect, found: Found, setting: Setting): RulesByHost {
  return rulesIn(dialect)(found)(setting);
}

/** Found out once: what observes and what inspects both go by them. */
const rulesIn = oncePer((dialect: Dialect) =>
  oncePer((found: Found) =>
    oncePer((setting: Setting) =>
      rulesByHost([...policyRules(found, dialect, setting), ...writtenRules(found, setting.clusterDomain)]),
    ),
  ),
);

export function lookUpOptions(dialect: Dialect, setting: Setting): LookUpOptions {
  return {
    rootNamespace: dialect.rootNamespace,
    ruleOverPolicy: able(dialect, 'rule-over-policy', setting) !== 'no',
  };
}

interface Seen {
  readonly dialect: Dialect;
  readonly setting: Setting;
  readonly rules: RulesByHost;
  readonly options: LookUpOptions;
}

function verdictOf(around: RefAround, seen: Seen): Verdict {
  const { found, ref } = around;
  const refusal = refusalOf(ref, seen.dialect);
  if (refusal !== undefined) return { connection: refusal };
  if (pickString(lookUp(found, ref.to), 'spec', 'type') === 'ExternalName') {
    const reason = 'A Service of type ExternalName is another name for its host: the rules for that host count.';
    return { connection: { kind: 'unknown', reason } };
  }
  const [gateway, ...others] = parentGateways(found, ref);
  if (gateway === undefined) {
    return { connection: { kind: 'unknown', reason: 'The route names no Gateway, so no gateway connects.' } };
  }
  const first = through(gateway, around, seen);
  const unlike = others.filter(
    (other) => stateOf(through(other, around, seen).connection) !== stateOf(first.connection),
  );
  const unsure = unlike.map(({ namespace, name }) => `Through Gateway ${namespace}/${name} it is otherwise.`);
  return { ...first, unsure: [...(first.unsure ?? []), ...unsure] };
}

/** Kinds that are no backend here. */
function refusalOf({ to: { group, kind }, to, route, path }: BackendRef, { label }: Dialect): Connection | undefined {
  if (kind === 'Service' && group === '') return undefined;
  if (kind === 'Hostname' && group === ISTIO_GROUP) {
    if (pick(route, ...path, 'namespace') === undefined) return undefined;
    return { kind: 'refused', reason: `A Hostname has no namespace: ${label} leaves the rule with ${to.name} out.` };
  }
  const reason = `${label} does not take ${describeRef(to)} as a backend of a route: it answers 500.`;
  const isKnown = group === ISTIO_GROUP || group === '' || kind === 'Backend';
  return { kind: isKnown ? 'refused' : 'unknown', reason };
}

/** What comes of it for the proxies of one Gateway. */
function through(gateway: GatewayAt, around: RefAround, seen: Seen): Verdict {
  const { found, ref } = around;
  const proxy = seen.dialect.proxyOf(gateway);
  const destined = destinationOf(found, ref, around.to, seen.setting.clusterDomain, proxy.namespace);
  if (destined === undefined) {
    const reason = `No ServiceEntry in the manifests has the host ${ref.to.name}; without one the route answers 500.`;
    return { connection: { kind: 'unknown', reason }, to: { kind: 'Host', hostname: ref.to.name, port: ref.port } };
  }
  const reason = unknownTo(found, destined, proxy.namespace);
  const verdict = reason === undefined ? ruled(proxy, destined, around, seen) : refusedFor(reason);
  return { ...verdict, to: destined.to };
}

function refusedFor(reason: string): Verdict {
  return { connection: { kind: 'refused', reason } };
}

/** What the rules for a destination make of it. */
function ruled(proxy: GatewayProxy, destined: Destined, around: RefAround, seen: Seen): Verdict {
  const { dialect, setting, rules, options } = seen;
  const { rule, unsure } = lookUpRule(rules, proxy, destined, options);
  const told = tlsForPort(rule?.trafficPolicy, around.ref.port);
  if (told === undefined) return nothingSaid(around, destined, dialect, unsure);
  const refused = beforeTls(around, dialect, setting);
  if (refused !== undefined) return { ...reasonsOf(told, dialect), connection: refused };
  const isHttp = around.ref.routeRef.kind === 'HTTPRoute' || around.ref.routeRef.kind === 'GRPCRoute';
  const client = { found: around.found, dialect, proxy, isHttp, entry: destined.entry };
  const outcome = connectionOf(told.settings, client);
  const verdict = reasonsOf(told, dialect);
  return { ...verdict, connection: outcome.connection, unsure: [...unsure, ...told.unsure, ...outcome.unsure] };
}

function reasonsOf(told: Told, { sources }: Dialect): Omit<Verdict, 'connection'> {
  return { because: [told.because], evidence: [sources.lookUp, sources.tls], unsure: told.unsure };
}

/** No rule says anything of TLS: plain text, unless the backend is in the mesh. */
function nothingSaid(around: RefAround, { entry }: Destined, { hasMesh }: Dialect, unsure: readonly string[]): Verdict {
  const connection = untouched(around);
  const inMesh = hasMesh && (entry === undefined || pickString(entry, 'spec', 'location') === 'MESH_INTERNAL');
  const meshDoubt =
    connection.kind === 'plaintext' && inMesh
      ? ['If the backend’s pods are in the mesh, the proxy uses the mesh’s own mutual TLS with them.']
      : [];
  return { connection, unsure: [...unsure, ...meshDoubt] };
}

/** What the listener makes of TLS towards the backend, where that is not simply TLS. */
function beforeTls({ ref, modes }: RefAround, dialect: Dialect, setting: Setting): Connection | undefined {
  const { kind } = ref.routeRef;
  if (kind === 'TLSRoute' && modes.has('terminates') && able(dialect, 'tlsroute-terminate', setting) === 'no') {
    return { kind: 'refused', reason: factOf(dialect.facts, 'tlsroute-passthrough-only').claim };
  }
  if (!modes.has('passthrough') || (kind !== 'TLSRoute' && kind !== 'TCPRoute')) return undefined;
  const reason = 'Envoy wraps the client’s own TLS in a TLS connection of its own: the backend has to take off both.';
  return { kind: 'unknown', reason };
}
