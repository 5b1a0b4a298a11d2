import { type BackendRef, listenerModes } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp } from '../../gateway-api/found.ts';
import type { Hop, Sni } from '../../gateway-api/hop.ts';
import { hopsByRule } from '../../gateway-api/hops-by-rule.ts';
import { attachmentsTo } from '../../gateway-api/policies.ts';
import { pick, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { nameUnchecked } from '../name-unchecked.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { facts } from './facts.ts';
import { wrongGroup } from './inspect-policies.ts';
import { hasRulesTooMany } from './ref-problem.ts';
import { AUTO_SNI, CLUSTERS } from './sources.ts';
import { ENVOY_GROUP } from './watches.ts';

/** Routes and the connections that come of them: EG-07, EG-09, EG-10, EG-13, EG-14, EG-21, EG-28. */
export function routeFindings(
  found: Found,
  refs: readonly BackendRef[],
  hops: readonly Hop[],
  abilities: Abilities,
): readonly Finding[] {
  return [
    ...refs.flatMap((ref) => [...groupOfRef(ref), ...externalName(found, ref), ...wrapped(found, ref)]),
    ...[...new Set(refs.map(({ route }) => route))].flatMap(rulesTooMany),
    ...hops.flatMap((hop) => [...nameFromRequest(hop), ...unnamed(hop)]),
    ...mixedNames(hops, abilities),
  ];
}

const FOREIGN = 'The route gets ResolvedRefs False with InvalidKind, and requests are answered with 500.';

function groupOfRef({ to, routeRef, path }: BackendRef): Finding[] {
  if (to.kind !== 'Backend' || to.group === ENVOY_GROUP) return [];
  const { claim, evidence } = factOf(facts, 'backend-without-group');
  const told = wrongGroup({ object: routeRef, path }, claim);
  return to.group === '' ? [{ ...told, severity: 'warning', evidence }] : [{ ...told, reason: FOREIGN }];
}

/** EG-28. Of v1 the API server takes one rule only, and another check says so. */
function rulesTooMany(route: K8sObject): Finding[] {
  if (!hasRulesTooMany(route) || !route.apiVersion.endsWith('/v1alpha2')) return [];
  const { claim, evidence } = factOf(facts, 'tcproute-one-rule');
  return [
    {
      id: 'EG-28',
      severity: 'error',
      message: `${describeRef(identityOf(route))} has more than one rule.`,
      reason: `${claim} The route gets Accepted False with InvalidRule. Write a TCPRoute for each of them, at a listener of its own.`,
      at: { object: identityOf(route), path: ['spec', 'rules'] },
      evidence,
      fixes: [],
    },
  ];
}

/** EG-14: a Service that is only another name. */
function externalName(found: Found, { to, routeRef, path }: BackendRef): Finding[] {
  if (to.kind !== 'Service' || pickString(lookUp(found, to), 'spec', 'type') !== 'ExternalName') return [];
  const { claim, evidence } = factOf(facts, 'external-name-refused');
  return [
    {
      id: 'EG-14',
      severity: 'error',
      message: `${describeRef(to)} is of type ExternalName.`,
      reason: `${claim} Use a Backend with the host’s name.`,
      at: { object: routeRef, path },
      evidence,
      fixes: [],
    },
  ];
}

/** EG-21: a Backend with TLS where the client's TLS goes through already. For Services the standard's own check says it. */
function wrapped(found: Found, ref: BackendRef): Finding[] {
  const { to, routeRef, path } = ref;
  const isStream = routeRef.kind === 'TLSRoute' || routeRef.kind === 'TCPRoute';
  if (to.kind !== 'Backend' || !isStream) return [];
  const hasTls = pick(lookUp(found, to), 'spec', 'tls') !== undefined || attachmentsTo(found, to).length > 0;
  if (!hasTls || !listenerModes(found, ref.route).has('passthrough')) return [];
  const { claim, evidence } = factOf(facts, 'passthrough-wrapped');
  return [
    {
      id: 'EG-21',
      severity: 'error',
      message: `${describeRef(routeRef)} passes TLS through, and ${describeRef(to)} adds TLS to it.`,
      reason: `${claim} The backend sees TLS in TLS and gives up. Terminate TLS at the listener, or leave the Backend without TLS settings.`,
      at: { object: routeRef, path, field: 'gateway.listener.tlsMode' },
      evidence,
      fixes: [
        { label: 'Terminate TLS at the listener', edits: [{ at: 'gateway.listener.tlsMode', value: 'Terminate' }] },
      ],
    },
  ];
}

/** EG-09: each request brings the name that is checked. */
function nameFromRequest({ connection, from, because }: Hop): Finding[] {
  if (connection.kind !== 'tls' || connection.names.kind !== 'request-host' || from === null) return [];
  const [cause] = because;
  return [
    {
      id: 'EG-09',
      severity: 'warning',
      message: 'The certificate is checked for the Host of each request.',
      reason:
        'Nothing sets a name, so Envoy sends the Host that the client asked for, and the backend has to have a certificate for it. Where that is not so, every request fails with 503. Set sni, or rewrite the Host in the route.',
      at: cause === undefined ? { object: from.route } : { object: cause.object, path: cause.path },
      evidence: [CLUSTERS, AUTO_SNI],
      fixes: [],
    },
  ];
}

/** EG-10: a chain is checked, and no name. */
function unnamed(hop: Hop): readonly Finding[] {
  const { from } = hop;
  if (from === null) return [];
  const stream = from.route.kind === 'TCPRoute' || from.route.kind === 'TLSRoute';
  return nameUnchecked(hop, () => ({
    id: 'EG-10',
    reason: `${stream ? `A ${from.route.kind} has no request whose Host could be taken` : 'The request’s Host is not taken here, by this version or because of the rule’s other backends'}, and the Backend sets no sni: no SNI is sent, and any certificate of that CA passes. Set sni in the Backend (from 1.6), or a BackendTLSPolicy on it.`,
    evidence: [CLUSTERS, ...factBehind('autoSni').evidence],
  }));
}

/** EG-13: in one rule, some backends have a name and others none. */
function mixedNames(hops: readonly Hop[], abilities: Abilities): Finding[] {
  if (abilities.autoSni === 'no') return [];
  return hopsByRule(hops).flatMap((rule): Finding[] => {
    const isHttp = ['HTTPRoute', 'GRPCRoute'].includes(rule[0]?.from.route.kind ?? '');
    const snis = (kind: Sni['kind']) =>
      rule.filter(({ connection }) => connection.kind === 'tls' && connection.sni.kind === kind);
    const [first] = isHttp && snis('name').length > 0 ? snis('none') : [];
    if (first === undefined) return [];
    return [
      {
        id: 'EG-13',
        severity: 'warning',
        message: 'In one rule, some backends are sent a name and others none.',
        reason:
          'As soon as one backend of a rule has a name of its own, Envoy no longer sends the request’s Host to the others: they get no SNI, and where they are verified no name is checked. Set a name for all of them, or for none.',
        at: { object: first.from.route, path: ['spec', 'rules', first.from.rule, 'backendRefs'] },
        evidence: [CLUSTERS],
        fixes: [],
      },
    ];
  });
}
