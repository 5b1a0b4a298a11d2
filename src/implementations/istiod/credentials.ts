import { entryKeys } from '../../gateway-api/entries.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';

/** What a `credentialName` stands for. */
export type Credential =
  | { readonly kind: 'object'; readonly reference: ObjectRef }
  /** Something else than an object, which no manifest shows. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** No proxy ever gets anything for it. */
  | { readonly kind: 'refused'; readonly reason: string };

/** In the place of a CA that cannot be read. */
export const UNREADABLE = 'invalid://';
export const CONFIG_MAP_SCHEME = 'configmap://';
/** The suffix of a Secret that holds the CA apart from the key pair. */
export const CA_SUFFIX = '-cacert';

const NEVER = 'The CA cannot be read, so the proxy never gets one and refuses every connection.';
const CA_KEYS = ['cacert', 'ca.crt'];
const PAIRS = [
  ['cert', 'key'],
  ['tls.crt', 'tls.key'],
];
const BEGIN = '-----BEGIN CERTIFICATE-----';

/** Reads a name as istiod does for a proxy in a namespace. A Secret is given to proxies of its own namespace alone. */
export function credentialNamed(name: string, proxyNamespace: string): Credential {
  const [scheme = '', rest = ''] = name.includes('://') ? split(name) : ['kubernetes', name];
  const path = rest.split('/');
  switch (scheme) {
    case 'configmap':
      return configMapAt(path);
    case 'kubernetes':
      return secretAt(path.length < 2 ? [proxyNamespace, rest] : path, proxyNamespace);
    case 'builtin':
      return {
        kind: 'unknown',
        reason: 'It is the proxy’s own certificate and the mesh’s CA, which no manifest shows.',
      };
    case 'sds':
      return { kind: 'unknown', reason: 'It comes from a server for certificates, which no manifest shows.' };
    default:
      return { kind: 'refused', reason: NEVER };
  }
}

function split(name: string): readonly string[] {
  const at = name.indexOf('://');
  return [name.slice(0, at), name.slice(at + '://'.length)];
}

function configMapAt([namespace = '', name = '']: readonly string[]): Credential {
  if (namespace === '' || name === '') return { kind: 'refused', reason: NEVER };
  return { kind: 'object', reference: { group: '', kind: 'ConfigMap', namespace, name } };
}

function secretAt([namespace = '', name = '']: readonly string[], proxyNamespace: string): Credential {
  const reference = { group: '', kind: 'Secret', namespace, name };
  if (namespace === proxyNamespace) return { kind: 'object', reference };
  return {
    kind: 'refused',
    reason: `${describeRef(reference)} is not given to a proxy in ${proxyNamespace}, which therefore refuses every connection.`,
  };
}

/** The ConfigMap in a `credentialName`; `undefined` for anything else. */
export function configMapIn(name: string): ObjectRef | undefined {
  const credential = name.startsWith(CONFIG_MAP_SCHEME) ? credentialNamed(name, '') : undefined;
  return credential?.kind === 'object' ? credential.reference : undefined;
}

/** The object that a credential’s CA is read from: a Secret of its own goes before the one with the key pair. */
export function caObject(found: Found, reference: ObjectRef): ObjectRef {
  if (reference.kind !== 'Secret') return reference;
  const apart = { ...reference, name: `${reference.name}${CA_SUFFIX}` };
  return lookUp(found, apart) === undefined ? reference : apart;
}

/** Why an object gives no CA. What is in one that the manifests only name is not known, and no problem. */
export function caProblem(found: Found, reference: ObjectRef): string | undefined {
  const object = lookUp(found, reference);
  if (entryKeys(object) === undefined) return undefined;
  const text = CA_KEYS.map((key) => entryOf(object, key)).find((entry) => entry !== undefined);
  if (text === undefined) return `${describeRef(reference)} has nothing under the keys ca.crt and cacert.`;
  return reference.kind === 'Secret' || text.includes(BEGIN)
    ? undefined
    : `${describeRef(reference)} holds no certificate.`;
}

/** Why an object gives no key pair. */
export function pairProblem(found: Found, reference: ObjectRef): string | undefined {
  if (reference.kind !== 'Secret' || reference.name.endsWith(CA_SUFFIX))
    return `Of ${describeRef(reference)} the CA alone is read, and no key pair.`;
  const object = lookUp(found, reference);
  if (entryKeys(object) === undefined) return undefined;
  const hasPair = PAIRS.some((pair) => pair.every((key) => entryOf(object, key) !== undefined));
  return hasPair ? undefined : `${describeRef(reference)} has no key pair under tls.crt and tls.key.`;
}

/** An empty text is none; what is under `binaryData` is not looked at. */
function entryOf(object: K8sObject | undefined, key: string): string | undefined {
  const text = pickString(object, 'stringData', key) ?? pickString(object, 'data', key);
  return text === '' ? undefined : text;
}
