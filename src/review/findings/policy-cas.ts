import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { isJsonObject, type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef } from '../../manifest/object.ts';
import { policyPlace, type TracedPolicy } from './origin.ts';
import { POLICY_TYPES } from './sources.ts';

/** Which CAs a policy trusts: GEN-01 for those in another namespace, GEN-03, GEN-22, GEN-43. */
export function policyCaFindings(policies: readonly TracedPolicy[], found: Found): readonly Finding[] {
  return policies.flatMap((traced) => [
    ...exactlyOneSource(traced),
    ...severalReferences(traced),
    ...elsewhere(traced, found),
    ...underAnotherKey(traced, found),
  ]);
}

const VALIDATION = ['spec', 'validation'] as const;
const REFERENCES = [...VALIDATION, 'caCertificateRefs'] as const;

function exactlyOneSource(traced: TracedPolicy): Finding[] {
  const { policy, ref } = traced;
  const references = pickList(policy, ...REFERENCES).length > 0;
  // The API server drops null before it looks; what an empty text is, the structure says.
  const wellKnown = pick(policy, ...VALIDATION, 'wellKnownCACertificates') ?? undefined;
  const flaw = sourceFlaw(references, wellKnown);
  if (flaw === undefined) return [];
  const field = references ? 'wellKnownCACertificates' : 'caCertificateRefs';
  return [
    {
      id: 'GEN-03',
      severity: 'error',
      message: `${describeRef(ref)} ${flaw.says}.`,
      reason: flaw.reason,
      at: policyPlace(traced, [...VALIDATION, field], 'validation.mode'),
      evidence: [POLICY_TYPES],
      fixes: [],
    },
  ];
}

/** What is wrong with the CAs that a policy names, by its references and the system’s. */
function sourceFlaw(references: boolean, wellKnown: Json | undefined) {
  if (references && wellKnown !== undefined && wellKnown !== '') {
    const reason = 'Only one of the two is allowed, and the API server refuses both.';
    return { says: 'names CA certificates and the system’s CAs', reason };
  }
  if (references || wellKnown !== undefined) return undefined;
  const reason =
    'The API server demands caCertificateRefs or wellKnownCACertificates. There is no way to leave verification out.';
  return { says: 'names no CA', reason };
}

function severalReferences(traced: TracedPolicy): Finding[] {
  const count = pickList(traced.policy, ...REFERENCES).length;
  if (count < 2) return [];
  return [
    {
      id: 'GEN-22',
      severity: 'warning',
      message: `${describeRef(traced.ref)} names ${count} CA references; the standard promises one.`,
      reason:
        'Some implementations put all of them together, some take only the first, some refuse the policy. One ConfigMap with the CA under ca.crt works everywhere.',
      at: policyPlace(traced, REFERENCES, 'validation.ca'),
      evidence: [POLICY_TYPES],
      fixes: [],
    },
  ];
}

/** A policy reads its CA from its own namespace only, and no grant can change that. */
function elsewhere(traced: TracedPolicy, found: Found): Finding[] {
  return pickList(traced.policy, ...REFERENCES).flatMap((reference, index): Finding[] => {
    const where = otherNamespace(reference, traced.ref.namespace, found);
    if (where === undefined) return [];
    const kind = pickString(reference, 'kind') ?? 'ConfigMap';
    return [
      {
        id: 'GEN-01',
        severity: 'error',
        message: `${describeRef(traced.ref)} cannot read ${kind} ${pickString(reference, 'name') ?? ''} from namespace ${where}.`,
        reason: `The CA must stand in the policy’s own namespace, ${traced.ref.namespace}; a ReferenceGrant does not help. Copy it there, and keep the copy up to date.`,
        at: policyPlace(traced, [...REFERENCES, index], 'validation.ca'),
        evidence: [POLICY_TYPES],
        fixes: [],
      },
    ];
  });
}

/** A CA that is there, and not where the standard looks for it. */
function underAnotherKey(traced: TracedPolicy, found: Found): Finding[] {
  return pickList(traced.policy, ...REFERENCES).flatMap((reference, index): Finding[] => {
    const name = pickString(reference, 'name') ?? '';
    const ref = { group: '', kind: 'ConfigMap', namespace: traced.ref.namespace, name };
    const data = pickString(reference, 'kind') === 'ConfigMap' ? pick(lookUp(found, ref), 'data') : undefined;
    if (!isJsonObject(data) || 'ca.crt' in data) return [];
    const keys = Object.entries(data).flatMap(([key, text]) => (isCertificate(text) ? [key] : []));
    if (keys.length === 0) return [];
    return [
      {
        id: 'GEN-43',
        severity: 'warning',
        message: `${describeRef(ref)} has its certificates under ${keys.join(', ')}, not under ca.crt.`,
        reason:
          'The standard promises that a CA is read from the key ca.crt. Few implementations look any further; for the others the policy has no CA.',
        at: policyPlace(traced, [...REFERENCES, index], 'validation.ca'),
        evidence: [POLICY_TYPES],
        fixes: [],
      },
    ];
  });
}

function isCertificate(text: Json | undefined): boolean {
  return typeof text === 'string' && text.includes('-----BEGIN CERTIFICATE-----');
}

/** The namespace that a CA reference means or that its object stands in, where that is not the policy's own. */
function otherNamespace(reference: Json, own: string, found: Found): string | undefined {
  const named = pickString(reference, 'namespace');
  if (named !== undefined) return named === own ? undefined : named;
  const [group, kind, name] = [
    pickString(reference, 'group') ?? '',
    pickString(reference, 'kind') ?? '',
    pickString(reference, 'name') ?? '',
  ];
  if (kind === 'ClusterTrustBundle' || lookUp(found, { group, kind, namespace: own, name }) !== undefined) return;
  const other = ofKind(found, group, kind).find((object) => object.metadata.name === name);
  return other === undefined ? undefined : namespaceOf(other);
}
