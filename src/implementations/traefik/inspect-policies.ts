import type { Setting } from '../../configuration/configuration.ts';
import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp, ofKind } from '../../gateway-api/found.ts';
import { attachmentsTo, policyAnchors } from '../../gateway-api/policies.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pickList } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { type Fact, factOf, holdsId } from '../fact.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { entriesOf } from './entries.ts';
import { facts } from './facts.ts';
import { caProblem } from './observe-policy.ts';
import { HTTP_ROUTE } from './sources.ts';
import { TRAEFIK_GROUP } from './watches.ts';
import { HTTP_ROUTE_INSTEAD, NEWEST } from './ways-out.ts';

/** Policies, seen for themselves: TRA-01, TRA-02, TRA-03, TRA-17. */
export function policyFindings(found: Found, abilities: Abilities, setting: Setting): readonly Finding[] {
  const policies = ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy');
  return [
    ...policies.flatMap((policy) => [...unreadable(found, policy, abilities), ...unreadNames(policy, abilities)]),
    ...deafRoutes(found, setting),
    ...passedBy(found),
  ];
}

/** TRA-01: CAs that Traefik does not read. */
function unreadable(found: Found, policy: K8sObject, abilities: Abilities): Finding[] {
  const anchors = policyAnchors(policy);
  const problem = anchors?.kind === 'references' ? unreadCa(found, policy, anchors.references, abilities) : null;
  if (problem === null) return [];
  return [
    {
      id: 'TRA-01',
      severity: 'error',
      message: problem.says,
      reason: problem.passedOver?.claim ?? REFUSED_CA,
      at: { object: identityOf(policy), path: ['spec', 'validation', 'caCertificateRefs'] },
      evidence: problem.passedOver?.evidence ?? [HTTP_ROUTE, ...factBehind('policySecret').evidence],
      fixes: [],
    },
  ];
}

const REFUSED_CA =
  'The policy gets Accepted False with NoValidCACertificate, the route ResolvedRefs False, and requests are answered with 500. The CA stands under ca.crt.';

interface UnreadCa {
  readonly says: string;
  /** Why nothing is refused for it. */
  readonly passedOver: Fact | undefined;
}

function unreadCa(
  found: Found,
  policy: K8sObject,
  references: readonly ObjectRef[],
  abilities: Abilities,
): UnreadCa | null {
  if (abilities.policyCaGroup === 'no') {
    const says = `The CAs of ${describeRef(identityOf(policy))} are not read.`;
    return { says, passedOver: factBehind('policyCaGroup') };
  }
  const says = caProblem(found, references, abilities);
  if (says === null) return null;
  const ofKind = references.some(({ group, kind }) => group !== '' || kind !== 'ConfigMap');
  return { says, passedOver: ofKind && abilities.unreadRefused === 'no' ? factBehind('unreadRefused') : undefined };
}

/** TRA-02: names that nobody reads. */
function unreadNames(policy: K8sObject, abilities: Abilities): Finding[] {
  const path = ['spec', 'validation', 'subjectAltNames'];
  if (abilities.policyNames !== 'no' || pickList(policy, ...path).length === 0) return [];
  const { claim, evidence } = factBehind('policyNames');
  return [
    {
      id: 'TRA-02',
      severity: 'error',
      message: `The subject alternative names of ${describeRef(identityOf(policy))} are not read.`,
      reason: `${claim} The certificate has to be for the policy’s hostname; the policy is Accepted.`,
      at: { object: identityOf(policy), path },
      evidence,
      fixes: [NEWEST],
    },
  ];
}

/** TRA-03: policies on Services of routes for which nobody looks at policies. */
function deafRoutes(found: Found, setting: Setting): Finding[] {
  return backendRefsOf(found).flatMap(({ to, routeRef, path }): Finding[] => {
    const fact = facts.find(
      ({ feature, outcome, id }) =>
        feature === `route-${routeRef.kind}` && outcome !== 'honoured' && holdsId(facts, id, setting) === 'yes',
    );
    const [attachment] = attachmentsTo(found, to);
    if (fact === undefined || attachment === undefined) return [];
    const isTcp = routeRef.kind === 'TCPRoute';
    return [
      {
        id: 'TRA-03',
        severity: 'error',
        message: `${describeRef(identityOf(attachment.policy))} does nothing for ${describeRef(routeRef)}.`,
        reason: `${fact.claim} The policy gets no status, and nobody says so.${isTcp ? ' Clients that speak TLS themselves reach the backend with it; what others send is plain text.' : ''}`,
        at: { object: routeRef, path, field: 'route.kind' },
        evidence: fact.evidence,
        fixes: isTcp ? [HTTP_ROUTE_INSTEAD] : [NEWEST, HTTP_ROUTE_INSTEAD],
      },
    ];
  });
}

/** TRA-17: a policy on a Service that is reached through a TraefikService. */
function passedBy(found: Found): Finding[] {
  return backendRefsOf(found).flatMap(({ to }): Finding[] => {
    const object = to.group === TRAEFIK_GROUP ? lookUp(found, to) : undefined;
    if (object === undefined) return [];
    return entriesOf(object).flatMap(({ entry, path }): Finding[] => {
      const name = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : undefined;
      if (typeof name !== 'string') return [];
      const service = { group: '', kind: 'Service', namespace: to.namespace, name };
      const [attachment] = attachmentsTo(found, service);
      if (attachment === undefined) return [];
      const { claim, evidence } = factOf(facts, 'policy-passed-by');
      return [
        {
          id: 'TRA-17',
          severity: 'warning',
          message: `${describeRef(identityOf(attachment.policy))} does not hold on the way through ${describeRef(to)}.`,
          reason: `${claim} What its ServersTransport says is done. The policy still holds for routes that lead to the Service itself.`,
          at: { object: to, path },
          evidence,
          fixes: [],
        },
      ];
    });
  });
}
