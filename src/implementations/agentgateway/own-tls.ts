import { isAddress } from '../../configuration/names.ts';
import { type Found, namespaceOf } from '../../gateway-api/found.ts';
import type { Anchors, CheckedName, Connection, Names, Sni } from '../../gateway-api/hop.ts';
import { caReferences } from '../../gateway-api/policies.ts';
import { type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { caProblem } from './ca-sources.ts';
import { ALL, NAME_ONLY } from './fields.ts';

/** What TLS settings of agentgateway’s own make of a connection. */

export interface OwnTls {
  readonly connection: Connection;
  readonly unsure: readonly string[];
}

/** `host`: the name or address that the connection leads to; `null` for a Service, whose pods have addresses only. */
export function ownTls(found: Found, object: K8sObject, path: readonly string[], host: string | null): OwnTls {
  const block = pick(object, ...path);
  const skipped = pickString(block, 'insecureSkipVerify');
  const certificate = certificateOf(block, namespaceOf(object));
  const anchors = anchorsOf(block, namespaceOf(object));
  const problem = skipped === ALL ? undefined : caProblem(found, anchors);
  if (problem !== undefined) return { connection: { kind: 'refused', reason: problem }, unsure: [] };
  const sni = sniOf(block, host);
  const names = skippedNames(skipped) ?? namesOf(block, sni, host);
  if (names === undefined) return { connection: { kind: 'unknown', reason: BY_ADDRESS }, unsure: [] };
  return {
    connection: {
      kind: 'tls',
      sni,
      anchors: skipped === ALL ? UNCHECKED : anchors,
      names,
      clientCertificate: certificate,
      minimumVersion: null,
      maximumVersion: null,
    },
    unsure: certificate !== null && anchors.kind === 'system' && skipped !== ALL ? [caInSecret(certificate)] : [],
  };
}

const UNCHECKED = { kind: 'unchecked' } as const;

function skippedNames(skipped: string | undefined): Names | undefined {
  if (skipped === NAME_ONLY) return { kind: 'unchecked', onPurpose: true };
  return skipped === ALL ? UNCHECKED : undefined;
}

export const BY_ADDRESS =
  'Without sni or verifySubjectAltNames the certificate has to be for the address of the pod, which hardly any certificate is.';

export function caInSecret(secret: ObjectRef): string {
  return `If ${describeRef(secret)} has a ca.crt, that CA counts instead of the system’s.`;
}

function anchorsOf(block: Json | undefined, namespace: string): Anchors {
  const names = pickList(block, 'caCertificateRefs').map((ref) => ({
    kind: 'ConfigMap',
    name: pickString(ref, 'name') ?? '',
  }));
  const references = caReferences(names, namespace);
  return references === undefined ? { kind: 'system' } : { kind: 'references', references };
}

/** The Secret of the client certificate. */
export function certificateOf(block: Json | undefined, namespace: string): ObjectRef | null {
  const [ref] = pickList(block, 'mtlsCertificateRef');
  const name = pickString(ref, 'name');
  if (name === undefined) return null;
  return { group: pickString(ref, 'group') ?? '', kind: pickString(ref, 'kind') || 'Secret', namespace, name };
}

function sniOf(block: Json | undefined, host: string | null): Sni {
  const name = pickString(block, 'sni') ?? (host === null || isAddress(host) ? undefined : host);
  return name === undefined ? { kind: 'none' } : { kind: 'name', name };
}

/** `undefined`: the address of a pod. */
function namesOf(block: Json | undefined, sni: Sni, host: string | null): Names | undefined {
  const [first, ...rest] = pickList(block, 'verifySubjectAltNames').flatMap((name): CheckedName[] =>
    typeof name === 'string' ? [{ type: name.includes('://') ? 'URI' : 'Hostname', value: name }] : [],
  );
  if (first !== undefined) return { kind: 'checked', names: [first, ...rest] };
  const value = sni.kind === 'name' ? sni.name : host;
  return value === null ? undefined : { kind: 'checked', names: [{ type: 'Hostname', value }] };
}
