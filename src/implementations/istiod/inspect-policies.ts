import type { Setting } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import { caReference } from '../../gateway-api/reference.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { able, type Dialect, evidenceOf } from './dialect.ts';
import { ISTIO_GROUP } from './kinds.ts';
import { isIgnored, policiesOf, referenceProblem, targetOf } from './policy-rules.ts';

/** Policies, each seen for itself: IST-02, IST-28, IST-29. */
export function policyFindings(dialect: Dialect, found: Found, setting: Setting): readonly Finding[] {
  return policiesOf(found).flatMap((policy) => [
    ...ignored(dialect, policy, setting),
    ...caReferences(dialect, found, policy),
    ...targets(dialect, found, policy, setting),
  ]);
}

/** IST-29: left to another controller. */
function ignored(dialect: Dialect, policy: K8sObject, setting: Setting): readonly Finding[] {
  if (!isIgnored(policy, dialect, setting)) return [];
  const { claim, evidence } = factOf(dialect.facts, 'policy-ignored-by-annotation');
  return [
    {
      id: `${dialect.prefix}-29`,
      severity: 'info',
      message: `${describeRef(identityOf(policy))} is left to other controllers.`,
      reason: claim,
      at: { object: identityOf(policy), path: ['metadata', 'annotations'] },
      evidence,
      fixes: [],
    },
  ];
}

/** IST-02: one ConfigMap, and nothing else. */
function caReferences(dialect: Dialect, found: Found, policy: K8sObject): readonly Finding[] {
  const path = ['spec', 'validation', 'caCertificateRefs'];
  const [first, ...others] = pickList(policy, ...path);
  const reference = caReference(first, namespaceOf(policy));
  const problem = reference === undefined ? undefined : referenceProblem(found, reference);
  const common = { id: `${dialect.prefix}-02`, severity: 'error', fixes: [] } as const;
  const findings: Finding[] = [];
  if (problem !== undefined) {
    findings.push({
      ...common,
      message: problem,
      reason:
        'The policy gets Accepted False with NoValidCACertificate, and the gateway refuses every connection. A CA in a Secret can be named by a DestinationRule in the gateway’s namespace.',
      at: { object: identityOf(policy), path: [...path, 0] },
      evidence: [dialect.sources.policies],
    });
  }
  if (others.length > 0) {
    const { claim, evidence } = factOf(dialect.facts, 'first-ca-reference');
    findings.push({
      ...common,
      message: `Of the ${others.length + 1} CAs of ${describeRef(identityOf(policy))} only the first counts.`,
      reason: `${claim} Put all certificates into one ConfigMap, under one key.`,
      at: { object: identityOf(policy), path: [...path, 1] },
      evidence,
    });
  }
  return findings;
}

/** IST-28: targets that are not taken, or not as they look. */
function targets(dialect: Dialect, found: Found, policy: K8sObject, setting: Setting): readonly Finding[] {
  return pickList(policy, 'spec', 'targetRefs').flatMap((ref, index): Finding[] => {
    const target = targetOf(policy, ref);
    const section = pickString(ref, 'sectionName');
    const at = { object: identityOf(policy), path: ['spec', 'targetRefs', index] };
    const common = { id: `${dialect.prefix}-28`, at, fixes: [] } as const;
    if (target.kind === 'ServiceEntry' && able(dialect, 'policy-on-service-entry', setting) === 'no') {
      return [
        {
          ...common,
          severity: 'error',
          message: `${describeRef(target)} cannot be the target of a policy here.`,
          reason:
            'The policy says TargetNotFound, and the connection is plain text. Use a DestinationRule for the host.',
          evidence: evidenceOf(dialect, 'target-external-host'),
        },
      ];
    }
    if (section === undefined) return [];
    if (able(dialect, 'policy-sections', setting) === 'no') {
      return [
        {
          ...common,
          severity: 'warning',
          message: `The policy holds for all ports of ${describeRef(target)}, not for ${section} alone.`,
          reason: 'sectionName is not read in this version. Other ports of the Service then get TLS as well.',
          evidence: [dialect.sources.policies],
        },
      ];
    }
    const names = target.group === ISTIO_GROUP ? portNames(lookUp(found, target)) : undefined;
    if (names === undefined || names.includes(section)) return [];
    return [
      {
        ...common,
        severity: 'error',
        message: `${describeRef(target)} has no port named ${section}.`,
        reason: `The policy says TargetNotFound, and the connection is plain text. Its ports are ${names.join(', ')}.`,
        evidence: [dialect.sources.policies],
      },
    ];
  });
}

function portNames(entry: K8sObject | undefined): readonly string[] | undefined {
  if (entry === undefined) return undefined;
  return pickList(entry, 'spec', 'ports').flatMap((port) =>
    pickNumber(port, 'number') === undefined ? [] : (pickString(port, 'name') ?? []),
  );
}
