import { isJsonObject, type Json, type JsonObject, pick, pickString } from '../manifest/json.ts';
import { groupOf, type K8sObject } from '../manifest/object.ts';
import { type Found, foundOf, namespaceOf, ofKind } from './found.ts';
import { isBygone } from './policies.ts';
import { GATEWAY_API_GROUP } from './releases.ts';

/**
 * BackendTLSPolicy had other fields in v1alpha2 (Gateway API 1.0), renamed in 1.1. Under a later version the old names are
 * unknown fields, which the API server refuses or drops; what was asked for is told by them all the same.
 * Source: kubernetes-sigs/gateway-api, CHANGELOG/1.1-CHANGELOG.md.
 */

/** An object with its fields by their present names, and what has another name now. */
export interface Reshaped {
  readonly object: K8sObject;
  readonly says: readonly string[];
}

/**
 * `undefined` where all names are present ones already, or where the target is in another namespace, which policies
 * cannot reach any more.
 */
export function presentShape(object: K8sObject): Reshaped | undefined {
  const { spec } = object;
  // Other groups have a kind of that name too, with fields of their own.
  const isPolicy = object.kind === 'BackendTLSPolicy' && groupOf(object.apiVersion) === GATEWAY_API_GROUP;
  if (!isPolicy || !isJsonObject(spec)) return undefined;
  const elsewhere = pickString(spec, 'targetRef', 'namespace') ?? namespaceOf(object);
  if (elsewhere !== namespaceOf(object)) return undefined;
  const outer = renamed(spec, [
    { from: 'targetRef', to: 'targetRefs', fits: isJsonObject, value: (ref) => [withoutNamespace(ref)] },
    { from: 'tls', to: 'validation', fits: isJsonObject, value: (tls) => tls },
  ]);
  const inner = renamed(pick(outer.fields, 'validation'), [
    { from: 'caCertRefs', to: 'caCertificateRefs', fits: Array.isArray, value: (refs) => refs },
    { from: 'wellKnownCACerts', to: 'wellKnownCACertificates', fits: isText, value: (name) => name },
  ]);
  const says = [...outer.says, ...inner.says];
  if (says.length === 0) return undefined;
  const whole = inner.fields === undefined ? outer.fields : { ...outer.fields, validation: inner.fields };
  return { object: { ...object, spec: whole }, says };
}

/** The manifests with policies of an old shape or version as they would be written now; the same where there is none. */
export function withPresentShapes(found: Found): Found {
  const old = new Map<K8sObject, K8sObject>();
  for (const policy of ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy')) {
    const present = presentShape(policy)?.object ?? policy;
    if (isBygone(policy)) old.set(policy, { ...present, apiVersion: `${GATEWAY_API_GROUP}/v1` });
    else if (present !== policy) old.set(policy, present);
  }
  return old.size === 0 ? found : foundOf(found.objects.map((object) => old.get(object) ?? object));
}

interface Renaming {
  readonly from: string;
  readonly to: string;
  fits(value: Json): boolean;
  value(old: Json): Json;
}

/** Renames fields in their places. A field whose new name is there too stays: which of the two holds is not ours to say. */
function renamed(
  fields: Json | undefined,
  renamings: readonly Renaming[],
): { readonly fields: JsonObject | undefined; readonly says: readonly string[] } {
  if (!isJsonObject(fields)) return { fields: undefined, says: [] };
  const says: string[] = [];
  const entries = Object.entries(fields).map(([name, value]) => {
    const renaming = renamings.find(({ from, to, fits }) => from === name && !(to in fields) && fits(value ?? null));
    if (renaming === undefined) return [name, value] as const;
    says.push(`${renaming.from} → ${renaming.to}`);
    return [renaming.to, renaming.value(value ?? null)] as const;
  });
  return { fields: Object.fromEntries(entries), says };
}

function withoutNamespace(ref: Json): Json {
  if (!isJsonObject(ref)) return ref;
  return Object.fromEntries(Object.entries(ref).filter(([name]) => name !== 'namespace'));
}

function isText(value: Json): boolean {
  return typeof value === 'string';
}
