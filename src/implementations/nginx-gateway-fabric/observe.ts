import type { Setting } from '../../configuration/configuration.ts';
import { type BackendRef, backendRefsOf, gatewaysOf } from '../../gateway-api/backend-refs.ts';
import { clientCertificateOf } from '../../gateway-api/client-certificate.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { Connection, Hop } from '../../gateway-api/hop.ts';
import { policyBecause, policyConnection } from '../../gateway-api/policies.ts';
import { grouped } from '../../manifest/grouped.ts';
import { pick } from '../../manifest/json.ts';
import { type K8sObject, type ObjectRef, slotOf } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { observeRefs, type RefAround, type Verdict } from '../observe-refs.ts';
import { type Abilities, abilitiesOf, doubts, factBehind } from './abilities.ts';
import { facts } from './facts.ts';
import { type Judged, type JudgedRule, judgeRule } from './judge-rule.ts';

/** What nginx does for each backendRef. */
export function observe(found: Found, setting: Setting): readonly Hop[] {
  const abilities = abilitiesOf(setting);
  const rules = judgedRules(found, abilities);
  return observeRefs(found, 'nginx', (around) => {
    const { ref } = around;
    const rule = rules.get(ruleOf(ref));
    return rule === undefined ? streamVerdict(around, abilities) : ruleVerdict(around, rule, abilities);
  });
}

/** The rules of HTTPRoutes and GRPCRoutes by route and index. */
export function judgedRules(found: Found, abilities: Abilities): ReadonlyMap<string, JudgedRule> {
  const rules = grouped(backendRefsOf(found), (ref) =>
    ref.routeRef.kind === 'HTTPRoute' || ref.routeRef.kind === 'GRPCRoute' ? ruleOf(ref) : undefined,
  );
  return new Map([...rules].map(([key, refs]) => [key, judgeRule(found, refs, abilities)]));
}

function ruleOf({ routeRef, rule }: BackendRef): string {
  return `${slotOf(routeRef)} ${rule}`;
}

const UNLIKE =
  'the policies of the rule’s backends are not alike. nginx can verify all backends of a rule in one way only, so all of them answer 500.';

function ruleVerdict({ found, ref }: RefAround, rule: JudgedRule, abilities: Abilities): Verdict {
  const mine = rule.members[ref.index];
  const unsure = mine?.unsure ?? [];
  if (rule.unlike) {
    return {
      ...cause(mine),
      connection: { kind: 'refused', reason: UNLIKE },
      evidence: evidenceOf('rule-alike'),
      unsure,
    };
  }
  if (mine?.refused !== undefined) {
    const connection: Connection = { kind: 'refused', reason: mine.refused };
    return { ...cause(mine), connection, evidence: evidenceOf('invalid-policy-refused'), unsure };
  }
  const { spoken } = rule;
  if (spoken?.applying === undefined) {
    return { ...cause(mine), connection: { kind: 'plaintext' }, evidence: evidenceOf('no-policy-plain'), unsure };
  }
  const shared = mine?.applying === undefined ? [factOf(facts, 'rule-takes-policy').claim] : [];
  return {
    // Policies that are alike are as good as one; a backend without any goes by its neighbour's.
    ...cause(mine?.applying === undefined ? spoken : mine),
    connection: tlsConnection(found, ref.route, spoken, abilities),
    evidence: factOf(facts, 'target-service').evidence,
    unsure: [...unsure, ...(mine === spoken ? [] : spoken.unsure), ...shared],
  };
}

function evidenceOf(id: string) {
  return factOf(facts, id).evidence;
}

function cause(judged: Judged | undefined): Pick<Verdict, 'because'> {
  return judged?.applying === undefined ? {} : { because: [policyBecause(judged.applying.hold)] };
}

function tlsConnection(
  found: Found,
  route: K8sObject,
  { applying, problem }: Judged,
  abilities: Abilities,
): Connection {
  if (problem !== undefined) return { kind: 'unknown', reason: problem.reason };
  const connection = applying && policyConnection(applying.hold.policy);
  if (connection === undefined) return { kind: 'refused', reason: 'the policy names no CA that can be used.' };
  return {
    ...connection,
    // subjectAltNames is not read.
    names: connection.sni.kind === 'name' ? hostname(connection.sni.name) : connection.names,
    clientCertificate: abilities.clientCertificate === 'no' ? null : certificateShownBy(found, route),
  };
}

function hostname(value: string): { readonly kind: 'checked'; readonly names: [{ type: 'Hostname'; value: string }] } {
  return { kind: 'checked', names: [{ type: 'Hostname', value }] };
}

/** Only the field of the present Gateway API is read, and nothing is written for gRPC. */
function certificateShownBy(found: Found, route: K8sObject): ObjectRef | null {
  if (route.kind !== 'HTTPRoute') return null;
  const [shown = null] = gatewaysOf(found, route).flatMap((gateway) => {
    const isRead = pick(gateway, 'spec', 'tls', 'backend', 'clientCertificateRef') !== undefined;
    return isRead ? (clientCertificateOf(gateway) ?? []) : [];
  });
  return shown;
}

/** TLSRoutes and TCPRoutes: no policy changes what nginx passes on. */
function streamVerdict({ ref, modes }: RefAround, abilities: Abilities): Verdict {
  const evidence = factOf(facts, `route-${ref.routeRef.kind}`).evidence;
  if (ref.to.group !== '' || ref.to.kind !== 'Service') {
    return {
      connection: { kind: 'refused', reason: `only Services are backends of a ${ref.routeRef.kind}.` },
      evidence,
    };
  }
  if (ref.routeRef.kind === 'TCPRoute') {
    const passes = modes.has('plain') || modes.has('unknown');
    const reason = 'a TCPRoute needs a listener with protocol TCP.';
    return { connection: passes ? { kind: 'passthrough' } : { kind: 'refused', reason }, evidence };
  }
  return tlsRouteVerdict(ref, modes, abilities);
}

function tlsRouteVerdict({ route }: BackendRef, modes: RefAround['modes'], abilities: Abilities): Verdict {
  const only = factOf(facts, 'tlsroute-one-backend');
  const rules = pick(route, 'spec', 'rules');
  const refs = Array.isArray(rules) && rules.length === 1 ? pick(rules[0], 'backendRefs') : undefined;
  if (!Array.isArray(refs) || refs.length !== 1) {
    return { connection: { kind: 'refused', reason: only.claim }, evidence: only.evidence };
  }
  const { claim, evidence } = factBehind('tlsRouteTerminates');
  if (modes.has('passthrough') || modes.has('unknown')) {
    return { connection: { kind: 'passthrough' }, evidence: factOf(facts, 'route-TLSRoute').evidence };
  }
  if (!modes.has('terminates')) {
    return { connection: { kind: 'refused', reason: 'a TLSRoute needs a listener with protocol TLS.' }, evidence };
  }
  return abilities.tlsRouteTerminates === 'no'
    ? { connection: { kind: 'refused', reason: claim }, evidence }
    : { connection: { kind: 'plaintext' }, evidence, unsure: doubts(abilities, 'tlsRouteTerminates') };
}
