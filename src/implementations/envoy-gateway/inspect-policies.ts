import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { policyAnchors } from '../../gateway-api/policies.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { type Json, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, slotOf } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { caProblem } from './ca-sources.ts';
import { facts } from './facts.ts';
import { unreadable } from './inspect-backends.ts';
import { skips, trustsSystem } from './observe-backend.ts';
import { ENVOY_GROUP } from './watches.ts';

/** Policies, and what they do to Backends: EG-05, EG-07, EG-08, EG-16, EG-27. */
export function policyFindings(found: Found, refs: readonly BackendRef[], abilities: Abilities): readonly Finding[] {
  const ports = portsByBackend(refs);
  return ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').flatMap((policy) => {
    const anchors = policyAnchors(policy);
    const problem = anchors && caProblem(found, anchors, abilities);
    const path = ['spec', 'validation', 'caCertificateRefs'];
    return [
      ...(problem === undefined ? [] : [unreadable(problem.says, { object: identityOf(policy), path })]),
      ...pickList(policy, 'spec', 'targetRefs').flatMap((target, index) =>
        targetFindings(found, policy, target, index, ports, abilities),
      ),
    ];
  });
}

/** The ports of the backendRefs to each Backend. */
function portsByBackend(refs: readonly BackendRef[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ports = new Map<string, Set<string>>();
  for (const { to, port } of refs) {
    if (to.kind !== 'Backend') continue;
    const there = ports.get(slotOf(to)) ?? new Set();
    if (port !== null) there.add(String(port));
    ports.set(slotOf(to), there);
  }
  return ports;
}

function targetFindings(
  found: Found,
  policy: K8sObject,
  target: Json,
  index: number,
  ports: ReadonlyMap<string, ReadonlySet<string>>,
  abilities: Abilities,
): Finding[] {
  if (pickString(target, 'kind') !== 'Backend') return [];
  const at = { object: identityOf(policy), path: ['spec', 'targetRefs', index] };
  if (pickString(target, 'group') !== ENVOY_GROUP)
    return [wrongGroup(at, 'The policy never matches, and gets no status.')];
  const ref = {
    group: ENVOY_GROUP,
    kind: 'Backend',
    namespace: namespaceOf(policy),
    name: pickString(target, 'name') ?? '',
  };
  const backend = lookUp(found, ref);
  const section = pickString(target, 'sectionName');
  const matched = ports.get(slotOf(ref));
  return [
    ...(backend !== undefined && skips(backend, abilities) ? [neverRestores(policy, backend, abilities)] : []),
    ...(backend !== undefined && keepsSystem(policy, backend, abilities)
      ? [systemStays(policy, backend, abilities)]
      : []),
    ...(section !== undefined && matched !== undefined && !matched.has(section) ? [noSuchSection(at, section)] : []),
  ];
}

/** EG-05. Where a Backend has an SNI of its own, nobody needs a policy for that: it looks like a wish to verify. */
function neverRestores(policy: K8sObject, backend: K8sObject, abilities: Abilities): Finding {
  const { claim, evidence } = factOf(facts, 'policy-never-restores');
  const forSni = abilities.backendSni === 'no';
  return {
    id: 'EG-05',
    severity: forSni ? 'warning' : 'error',
    message: `${describeRef(identityOf(policy))} does not make ${describeRef(identityOf(backend))} verify anything.`,
    reason: `${claim} ${forSni ? 'In this version it is the only way to send a name, and nothing more.' : 'To verify, take insecureSkipVerify away; to send a name, use sni.'}`,
    at: { object: identityOf(policy), path: ['spec', 'targetRefs'] },
    evidence,
    fixes: [],
  };
}

function keepsSystem(policy: K8sObject, backend: K8sObject, abilities: Abilities): boolean {
  return (
    abilities.policyCaFirst !== 'yes' &&
    trustsSystem(backend) &&
    !skips(backend, abilities) &&
    policyAnchors(policy)?.kind === 'references'
  );
}

/** EG-27: any public certificate passes where only those of one CA should. */
function systemStays(policy: K8sObject, backend: K8sObject, abilities: Abilities): Finding {
  const { claim, evidence } = factBehind('policyCaFirst');
  return {
    id: 'EG-27',
    severity: abilities.policyCaFirst === 'no' ? 'error' : 'warning',
    message: `${describeRef(identityOf(backend))} goes on trusting the system’s CAs, and not that of ${describeRef(identityOf(policy))}.`,
    reason: `${claim} Take wellKnownCACertificates away from the Backend.`,
    at: { object: identityOf(backend), path: ['spec', 'tls', 'wellKnownCACertificates'] },
    evidence,
    fixes: [],
  };
}

/** EG-07: kind Backend of no group, or of another. */
export function wrongGroup(at: Finding['at'], consequence: string): Finding {
  return {
    id: 'EG-07',
    severity: 'error',
    message: `A reference to a Backend needs the group ${ENVOY_GROUP}.`,
    reason: consequence,
    at,
    evidence: factOf(facts, 'target-external-host').evidence,
    fixes: [],
  };
}

/** EG-08: the section of a Backend is a port number that the backendRef repeats. */
function noSuchSection(at: Finding['at'], section: string): Finding {
  const { claim, evidence } = factOf(facts, 'section-of-backend');
  return {
    id: 'EG-08',
    severity: 'error',
    message: `No backendRef leads to port ${section} of the Backend, so the policy never matches.`,
    reason: `${claim} Nothing says so, and the Backend stays as it is without the policy. Leave sectionName away, or put the port into the backendRef.`,
    at,
    evidence,
    fixes: [],
  };
}
