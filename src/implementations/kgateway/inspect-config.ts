import { entryKeys } from '../../gateway-api/entries.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { isJsonObject, type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { facts } from './facts.ts';
import { nameFindings } from './inspect-config-names.ts';
import { KGATEWAY_GROUP } from './watches.ts';

/** BackendConfigPolicies, each seen for itself: KGW-01, -02, -03, -09, -10, -14, -23, -27, -30, -31. */
export function configFindings(found: Found, abilities: Abilities): readonly Finding[] {
  return ofKind(found, KGATEWAY_GROUP, 'BackendConfigPolicy').flatMap((policy) => {
    const tls = pick(policy, 'spec', 'tls');
    if (!isJsonObject(tls)) return [];
    if (abilities.config === 'no') return [unknownKind(policy)];
    return [
      ...falseSkip(policy, tls),
      ...secretOf(found, policy, tls),
      ...nameFindings(found, policy, tls),
      ...otherNamespace(found, policy),
      ...bounds(policy, tls),
      ...fieldNames(policy, tls, abilities),
    ];
  });
}

const TLS = ['spec', 'tls'] as const;

function at(policy: K8sObject, ...path: readonly (string | number)[]): Finding['at'] {
  return { object: identityOf(policy), path: [...TLS, ...path] };
}

/** KGW-23: the kind is not there yet. */
function unknownKind(policy: K8sObject): Finding {
  const { claim, evidence } = factBehind('config');
  return {
    id: 'KGW-23',
    severity: 'error',
    message: `This version of kgateway does not read ${describeRef(identityOf(policy))}.`,
    reason: `${claim} The connection stays as it is without it.`,
    at: at(policy),
    evidence,
    fixes: [{ label: 'Use kgateway 2.5', edits: [{ at: 'setting.version', value: '2.5' }] }],
  };
}

/** KGW-01: what looks like verification and is the opposite. */
function falseSkip(policy: K8sObject, tls: Json): Finding[] {
  if (pick(tls, 'insecureSkipVerify') !== false) return [];
  const { claim, evidence } = factOf(facts, 'false-counts');
  const object = identityOf(policy);
  return [
    {
      id: 'KGW-01',
      severity: 'error',
      message: `insecureSkipVerify: false in ${describeRef(object)} verifies nothing.`,
      reason: `${claim} Take it away and name a CA: a Secret, or the system’s.`,
      at: at(policy, 'insecureSkipVerify'),
      evidence,
      fixes: [
        {
          label: 'Verify against the system’s CAs',
          edits: [],
          manifests: {
            kind: 'edit',
            edits: [
              { object, path: [...TLS, 'insecureSkipVerify'], value: null },
              { object, path: [...TLS, 'wellKnownCACertificates'], value: 'System' },
            ],
          },
        },
      ],
    },
  ];
}

/** KGW-02: the CA has to be in the Secret. */
function secretOf(found: Found, policy: K8sObject, tls: Json): Finding[] {
  const name = pickString(tls, 'secretRef', 'name');
  if (name === undefined || pick(tls, 'insecureSkipVerify') === true) return [];
  const secret = { group: '', kind: 'Secret', namespace: namespaceOf(policy), name };
  const keys = entryKeys(lookUp(found, secret));
  if (keys?.includes('ca.crt')) return [];
  const { claim, evidence } = factOf(facts, 'secret-without-ca');
  return [
    {
      id: 'KGW-02',
      severity: keys === undefined ? 'warning' : 'error',
      message:
        keys === undefined
          ? `${describeRef(secret)} has to have the CA under ca.crt.`
          : `${describeRef(secret)} has no ca.crt, so nothing is verified.`,
      reason: `${claim} A Secret of type kubernetes.io/tls need not have one; cert-manager writes it where the issuer tells its CA.`,
      at: at(policy, 'secretRef'),
      evidence,
      fixes: [],
    },
  ];
}

/** KGW-09: the target is looked for in the policy's own namespace. */
function otherNamespace(found: Found, policy: K8sObject): Finding[] {
  return pickList(policy, 'spec', 'targetRefs').flatMap((ref, index): Finding[] => {
    const [kind, name] = [pickString(ref, 'kind') ?? '', pickString(ref, 'name') ?? ''];
    const group = pickString(ref, 'group') ?? '';
    if (lookUp(found, { group, kind, namespace: namespaceOf(policy), name }) !== undefined) return [];
    const stands = ofKind(found, group, kind).find((object) => object.metadata.name === name);
    if (stands === undefined) return [];
    return [
      {
        id: 'KGW-09',
        severity: 'error',
        message: `${describeRef(identityOf(policy))} does not reach ${kind} ${name} in namespace ${namespaceOf(stands)}.`,
        reason: `A policy is for targets of its own namespace, and gets no status for others. Move it, and its Secret, to ${namespaceOf(stands)}.`,
        at: { object: identityOf(policy), path: ['spec', 'targetRefs', index] },
        evidence: factBehind('config').evidence,
        fixes: [],
      },
    ];
  });
}

/** KGW-10: one bound that contradicts Envoy's default for the other. */
function bounds(policy: K8sObject, tls: Json): Finding[] {
  const [minimum, maximum] = ['minVersion', 'maxVersion'].map((field) => {
    const given = pickString(tls, 'parameters', field);
    return given === 'AUTO' ? undefined : given;
  });
  const { claim, evidence } = factOf(facts, 'tls-1.2-by-default');
  const common = { id: 'KGW-10', severity: 'error', evidence, fixes: [] } as const;
  const what = describeRef(identityOf(policy));
  if (minimum === '1.3' && maximum === undefined) {
    const message = `${what} asks for TLS 1.3, and Envoy stops at 1.2.`;
    const reason = `${claim} No version is left to speak. Set maxVersion to 1.3 as well.`;
    return [{ ...common, message, reason, at: at(policy, 'parameters', 'minVersion') }];
  }
  if (minimum === undefined && (maximum === '1.0' || maximum === '1.1')) {
    const message = `${what} asks for TLS ${maximum} at most, and 1.2 is the least by default.`;
    const reason = 'No version is left to speak. Set minVersion as well.';
    return [{ ...common, message, reason, at: at(policy, 'parameters', 'maxVersion') }];
  }
  return [];
}

/** KGW-27: what a field is called in 2.1. */
function fieldNames(policy: K8sObject, tls: Json, abilities: Abilities): Finding[] {
  const doubtful = ['verifySubjectAltNames', 'parameters'].find((field) => pick(tls, field) !== undefined);
  if (doubtful === undefined || abilities.configFields !== 'no') return [];
  const { claim, evidence } = factBehind('configFields');
  return [
    {
      id: 'KGW-27',
      severity: 'warning',
      message: `In kgateway 2.1 there may be another name for ${doubtful}.`,
      reason: `${claim} What the API server does not know, it drops without a word unless it is asked to be strict.`,
      at: at(policy, doubtful),
      evidence,
      fixes: [],
    },
  ];
}
