import { entryKeys } from '../../gateway-api/entries.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { type Json, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { facts } from './facts.ts';
import { POLICIES } from './sources.ts';
import { KGATEWAY_GROUP } from './watches.ts';

/** BackendTLSPolicies as kgateway reads them: KGW-07, KGW-12, KGW-15, KGW-16. */
export function policyFindings(found: Found, abilities: Abilities): readonly Finding[] {
  return ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').flatMap((policy) => [
    ...severalCas(policy),
    ...unreadableCa(found, policy, abilities),
    ...pickList(policy, 'spec', 'targetRefs').flatMap((target, index) => [
      ...sectionName(policy, target, index, abilities),
      ...groupOfTarget(policy, target, index),
    ]),
  ]);
}

const CAS = ['spec', 'validation', 'caCertificateRefs'] as const;

/** KGW-07: what stands behind the first reference does not count. */
function severalCas(policy: K8sObject): Finding[] {
  if (pickList(policy, ...CAS).length < 2) return [];
  const { claim, evidence } = factOf(facts, 'first-ca-only');
  return [
    {
      id: 'KGW-07',
      severity: 'error',
      message: `${describeRef(identityOf(policy))} names several CAs, and only the first is used.`,
      reason: `${claim} Certificates of the other CAs are refused. Put all of them into one ConfigMap, under ca.crt.`,
      at: { object: identityOf(policy), path: [...CAS, 1] },
      evidence,
      fixes: [],
    },
  ];
}

/** KGW-15: no CA where the first reference leads. */
function unreadableCa(found: Found, policy: K8sObject, abilities: Abilities): Finding[] {
  const [ref] = pickList(policy, ...CAS);
  const name = pickString(ref, 'name');
  if (ref === undefined || name === undefined) return [];
  const reference = { group: '', kind: pickString(ref, 'kind') ?? 'ConfigMap', namespace: namespaceOf(policy), name };
  const says = problemOf(found, reference, abilities);
  if (says === undefined) return [];
  return [
    {
      id: 'KGW-15',
      severity: 'error',
      message: says,
      reason: `${factOf(facts, 'ca-key').claim} Without a CA the policy gets Accepted False, and the backend no connection.`,
      at: { object: identityOf(policy), path: [...CAS, 0] },
      evidence: [POLICIES, ...factBehind('policySecretCa').evidence],
      fixes: [],
    },
  ];
}

function problemOf(found: Found, reference: ObjectRef, abilities: Abilities): string | undefined {
  const { kind } = reference;
  if (kind !== 'ConfigMap' && kind !== 'Secret') return `kgateway reads no CA from ${describeRef(reference)}.`;
  if (kind === 'Secret' && abilities.policySecretCa === 'no') {
    const there = lookUp(found, { ...reference, kind: 'ConfigMap' }) !== undefined;
    return there ? undefined : `This version takes ${describeRef(reference)} for a ConfigMap of that name.`;
  }
  const keys = entryKeys(lookUp(found, reference));
  return keys === undefined || keys.includes('ca.crt') ? undefined : `${describeRef(reference)} has no key ca.crt.`;
}

/** KGW-12: before 2.4 a policy for one port is not what it says. */
function sectionName(policy: K8sObject, target: Json, index: number, abilities: Abilities): Finding[] {
  const section = pickString(target, 'sectionName');
  if (section === undefined || pickString(target, 'kind') !== 'Service' || abilities.sections !== 'no') return [];
  const dropped = abilities.sectionsDropped === 'yes';
  const never = abilities.sectionsNeverMatch === 'yes';
  const { claim, evidence } = factBehind(dropped ? 'sectionsDropped' : 'sectionsNeverMatch');
  const object = identityOf(policy);
  const path = ['spec', 'targetRefs', index, 'sectionName'];
  return [
    {
      id: 'KGW-12',
      severity: dropped ? 'warning' : 'error',
      message: dropped
        ? `${describeRef(object)} holds for all ports of the Service, not for ${section} alone.`
        : `${describeRef(object)} names the port ${section}, ${never ? 'and so it never matches' : 'and whether it then matches is not settled'}.`,
      reason: dropped
        ? claim
        : `${never ? claim : `In 2.1 and 2.2: ${claim} From 2.4 on it holds for that port; 2.3 is not settled.`} Leave the sectionName out.`,
      at: { object, path },
      evidence,
      fixes: [
        {
          label: 'Leave the sectionName out',
          edits: [],
          manifests: { kind: 'edit', edits: [{ object, path, value: null }] },
        },
        { label: 'Use kgateway 2.5', edits: [{ at: 'setting.version', value: '2.5' }] },
      ],
    },
  ];
}

/** KGW-16: kind Backend of no group, or of another. */
function groupOfTarget(policy: K8sObject, target: Json, index: number): Finding[] {
  if (pickString(target, 'kind') !== 'Backend' || pickString(target, 'group') === KGATEWAY_GROUP) return [];
  const at = { object: identityOf(policy), path: ['spec', 'targetRefs', index] };
  return [wrongGroup(at, 'The policy never matches.')];
}

export function wrongGroup(at: Finding['at'], consequence: string): Finding {
  return {
    id: 'KGW-16',
    severity: 'error',
    message: `A reference to a Backend needs the group ${KGATEWAY_GROUP}.`,
    reason: consequence,
    at,
    evidence: factOf(facts, 'target-external-host').evidence,
    fixes: [],
  };
}
