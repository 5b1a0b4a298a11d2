import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../../gateway-api/found.ts';
import { isBygone } from '../../gateway-api/policies.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { isJsonObject, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { facts } from './facts.ts';
import { policyProblem } from './policy-problem.ts';
import { COMPATIBILITY } from './sources.ts';

/** Policies by themselves: NGF-01, NGF-02, NGF-03, NGF-13. */
export function policyFindings(found: Found, abilities: Abilities): readonly Finding[] {
  return ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy')
    .filter((policy) => !isBygone(policy))
    .flatMap((policy) => [...invalid(found, policy, abilities), ...unread(policy), ...sections(policy, abilities)]);
}

function invalid(found: Found, policy: K8sObject, abilities: Abilities): Finding[] {
  const problem = policyProblem(found, policy, abilities);
  if (problem === undefined) return [];
  const several = pickList(policy, 'spec', 'validation', 'caCertificateRefs').length > 1;
  const fact = factOf(facts, several ? 'one-ca-reference' : 'secret-type');
  return [
    {
      id: several ? 'NGF-01' : 'NGF-02',
      severity: 'error',
      message: `${describeRef(identityOf(policy))} is not valid for NGINX Gateway Fabric.`,
      reason:
        `${problem.reason} ${several ? 'Put all certificates into one ConfigMap, under ca.crt.' : ''} ${problem.kind === 'refused' ? 'Requests are answered with 500.' : ''}`.trim(),
      at: { object: identityOf(policy), path: problem.path },
      evidence: [...fact.evidence, ...factOf(facts, 'invalid-policy-refused').evidence],
      fixes: [],
    },
  ];
}

/** What is accepted and not looked at. */
function unread(policy: K8sObject): Finding[] {
  const names = pickList(policy, 'spec', 'validation', 'subjectAltNames');
  const options = pick(policy, 'spec', 'options');
  const common = { id: 'NGF-03', severity: 'error', evidence: [COMPATIBILITY], fixes: [] } as const;
  const hostname = pickString(policy, 'spec', 'validation', 'hostname') ?? 'the host name';
  return [
    ...(names.length === 0
      ? []
      : [
          {
            ...common,
            message: `${describeRef(identityOf(policy))} lists subject alternative names, and they are not looked at.`,
            reason: `Only ${hostname} is checked: certificates that the list allows are refused, and ones that it leaves out pass.`,
            at: { object: identityOf(policy), path: ['spec', 'validation', 'subjectAltNames'] },
          },
        ]),
    ...(isJsonObject(options) && Object.keys(options).length > 0
      ? [
          {
            ...common,
            message: `${describeRef(identityOf(policy))} has options, and they are not looked at.`,
            reason: 'NGINX Gateway Fabric knows no option of a BackendTLSPolicy.',
            at: { object: identityOf(policy), path: ['spec', 'options'] },
          },
        ]
      : []),
  ];
}

/** NGF-13: before 2.2 a policy for one port is one for all. */
function sections(policy: K8sObject, { sectionName }: Abilities): Finding[] {
  if (sectionName === 'yes') return [];
  return pickList(policy, 'spec', 'targetRefs').flatMap((ref, index): Finding[] => {
    const section = pickString(ref, 'sectionName');
    if (section === undefined) return [];
    const { claim, evidence } = factBehind('sectionName');
    return [
      {
        id: 'NGF-13',
        severity: 'info',
        message: `${describeRef(identityOf(policy))} holds for all ports of the Service, not for ${section} alone.`,
        reason: claim,
        at: { object: identityOf(policy), path: ['spec', 'targetRefs', index, 'sectionName'] },
        evidence,
        fixes: [],
      },
    ];
  });
}
