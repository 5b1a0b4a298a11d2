import { entryKeys, TEXT_AND_BINARY } from '../../gateway-api/entries.ts';
import { type Found, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import { type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import type { Abilities } from './abilities.ts';

/** What is wrong with a policy, as far as the manifests show it. */
export interface PolicyProblem {
  /** `unknown`: the policy passes for valid, and what comes of it is not known. */
  readonly kind: 'refused' | 'unknown';
  readonly reason: string;
  readonly path: readonly (string | number)[];
}

const VALIDATION = ['spec', 'validation'] as const;
const REFERENCES = [...VALIDATION, 'caCertificateRefs'] as const;

/** Why the policy is not valid; `undefined` where nothing shows it. What is in an object that is only named is not known. */
export function policyProblem(found: Found, policy: K8sObject, abilities: Abilities): PolicyProblem | undefined {
  const hostname = pickString(policy, ...VALIDATION, 'hostname');
  if (hostname === undefined || hostname === '' || hostname.includes('*')) {
    return refused('The policy has no host name that can be sent and checked.', [...VALIDATION, 'hostname']);
  }
  const references = pickList(policy, ...REFERENCES);
  const wellKnown = pick(policy, ...VALIDATION, 'wellKnownCACertificates');
  if (references.length > 0 && wellKnown !== undefined) {
    return refused('The policy names CAs of its own and the system’s at once.', [...VALIDATION]);
  }
  if (references.length === 0) {
    return wellKnown === 'System' ? undefined : refused('The policy names no CA.', [...VALIDATION]);
  }
  if (references.length > 1) {
    return refused(`The policy has ${references.length} CA references; exactly one is taken.`, [...REFERENCES]);
  }
  return ofReference(found, policy, references[0], abilities);
}

function ofReference(
  found: Found,
  policy: K8sObject,
  reference: Json | undefined,
  abilities: Abilities,
): PolicyProblem | undefined {
  const group = pickString(reference, 'group') ?? '';
  const kind = pickString(reference, 'kind') ?? '';
  const path = [...REFERENCES, 0];
  const readable = kind === 'ConfigMap' || (kind === 'Secret' && abilities.secretCa !== 'no');
  if (!readable || (group !== '' && group !== 'core')) {
    return refused(`No CA is read from a ${kind === '' ? 'reference without kind' : kind}.`, path);
  }
  const ref = { group: '', kind, namespace: namespaceOf(policy), name: pickString(reference, 'name') ?? '' };
  const object = lookUp(found, ref);
  if (object === undefined) return undefined;
  return kind === 'Secret' ? ofSecret(object, ref, path) : ofConfigMap(object, ref, path);
}

function ofConfigMap(object: K8sObject, ref: ObjectRef, path: PolicyProblem['path']): PolicyProblem | undefined {
  const keys = entryKeys(object, TEXT_AND_BINARY);
  return keys === undefined || keys.includes('ca.crt')
    ? undefined
    : refused(`${describeRef(ref)} has no key ca.crt.`, path);
}

function ofSecret(object: K8sObject, ref: ObjectRef, path: PolicyProblem['path']): PolicyProblem | undefined {
  const keys = entryKeys(object, TEXT_AND_BINARY);
  const type = pickString(object, 'type') ?? (keys === undefined ? undefined : 'Opaque');
  if (type !== undefined && type !== 'kubernetes.io/tls') {
    return refused(`${describeRef(ref)} is of type ${type}; only kubernetes.io/tls is taken.`, path);
  }
  if (keys === undefined || keys.includes('ca.crt')) return undefined;
  const reason = `${describeRef(ref)} has no key ca.crt: the policy passes for valid, and nginx gets an empty file of CAs, which it probably refuses.`;
  return { kind: 'unknown', reason, path };
}

function refused(reason: string, path: PolicyProblem['path']): PolicyProblem {
  return { kind: 'refused', reason, path };
}
