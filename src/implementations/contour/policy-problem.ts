import { firstPemBlock } from '../../certificates/first-pem-block.ts';
import { isAddress } from '../../configuration/names.ts';
import { entryKeys } from '../../gateway-api/entries.ts';
import { type Found, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import { caReferences } from '../../gateway-api/policies.ts';
import { type Json, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { entryText } from '../entry-text.ts';

/** Why Contour sets a policy aside, as far as the manifests show it. */
export interface PolicyProblem {
  readonly reason: string;
  readonly path: readonly (string | number)[];
}

const VALIDATION = ['spec', 'validation'] as const;
const REFERENCES = [...VALIDATION, 'caCertificateRefs'] as const;

/** `undefined` where nothing shows that the policy is set aside. What is in an object that is only named is not known. */
export function policyProblem(found: Found, policy: K8sObject): PolicyProblem | undefined {
  const wellKnown = pickString(policy, ...VALIDATION, 'wellKnownCACertificates') ?? '';
  if (wellKnown !== '') {
    return {
      reason: `wellKnownCACertificates ${wellKnown} is not supported.`,
      path: [...VALIDATION, 'wellKnownCACertificates'],
    };
  }
  const hostname = pickString(policy, ...VALIDATION, 'hostname') ?? '';
  if (hostname === '' || hostname.includes('*') || isAddress(hostname)) {
    return {
      reason: 'The host name is missing, has a wildcard, or is an IP address.',
      path: [...VALIDATION, 'hostname'],
    };
  }
  const references = pickList(policy, ...REFERENCES);
  if (references.length === 0) return { reason: 'The policy names no CA.', path: [...REFERENCES] };
  for (const [index, reference] of references.entries()) {
    const reason = referenceProblem(found, policy, reference);
    if (reason !== undefined) return { reason, path: [...REFERENCES, index] };
  }
  return undefined;
}

const TYPES = ['kubernetes.io/tls', 'Opaque'];

function referenceProblem(found: Found, policy: K8sObject, reference: Json): string | undefined {
  const kind = pickString(reference, 'kind') ?? '';
  if (kind !== 'ConfigMap' && kind !== 'Secret')
    return `No CA is read from a ${kind === '' ? 'reference without kind' : kind}.`;
  const ref = { group: '', kind, namespace: namespaceOf(policy), name: pickString(reference, 'name') ?? '' };
  const object = lookUp(found, ref);
  const keys = entryKeys(object);
  if (object === undefined || keys === undefined) return undefined;
  const type = pickString(object, 'type') ?? 'Opaque';
  if (kind === 'Secret' && !TYPES.includes(type)) return `${describeRef(ref)} is of type ${type}.`;
  if (!keys.includes('ca.crt')) return `${describeRef(ref)} has no key ca.crt.`;
  const flaw = bundleFlaw(entryText(object, 'ca.crt'));
  return flaw === undefined ? undefined : `${describeRef(ref)} ${flaw}.`;
}

/** Why Contour takes nothing from a bundle: it looks through block by block, as long as anything begins like one. */
function bundleFlaw(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  let rest = text;
  while (beginsBlock(rest)) {
    const block = firstPemBlock(rest);
    if (block === undefined) return 'holds a block that cannot be read';
    if (block.label !== 'CERTIFICATE') return `holds ${block.label}, which is no certificate`;
    rest = block.rest;
  }
  return rest === text ? 'holds no certificate' : undefined;
}

function beginsBlock(text: string): boolean {
  const at = text.indexOf('-----BEGIN');
  return at >= 0 && /^-----BEGIN[^\n]*?-----/.test(text.slice(at));
}

/** The CA that does not end its last line before the next one begins. */
export function unendedCa(found: Found, policy: K8sObject): ObjectRef | undefined {
  const references = caReferences(pickList(policy, ...REFERENCES), namespaceOf(policy)) ?? [];
  return references.slice(0, -1).find((reference) => {
    const text = entryText(lookUp(found, reference), 'ca.crt');
    return text !== undefined && !text.endsWith('\n');
  });
}
