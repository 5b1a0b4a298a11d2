import type { Backend, Validation } from '../configuration/configuration.ts';
import { isJsonObject, type Json, type JsonObject, pick, pickList, pickString } from '../manifest/json.ts';
import { compact, type K8sObject, type ObjectRef } from '../manifest/object.ts';
import { type Found, lookUp } from './found.ts';
import type { Anchors, Hop } from './hop.ts';
import { type Attachment, policyAnchors } from './policies.ts';
import type { Reading } from './reading.ts';
import { GATEWAY_API_GROUP } from './releases.ts';
import { CLUSTER_CA_CONFIG_MAP } from './resources.ts';
import { REVIEW_BY_ANNOTATION, SKIP_REASON_ANNOTATION } from './skip-annotations.ts';

/**
 * How a hop is validated, as the form asks for it. What is skipped is skipped, whatever a policy beside it says; else the
 * policy's own words count, since a policy that no gateway honours still says what was wished.
 */
export function readValidation(
  reading: Reading,
  hop: Hop,
  policy: Attachment | undefined,
  { validation }: Backend,
): Json {
  const { connection } = hop;
  if (connection.kind === 'tls' && connection.anchors.kind === 'unchecked') return readSkip(reading, hop, validation);
  if (policy !== undefined) return readPolicy(reading.found, policy.policy, validation);
  if (connection.kind !== 'tls' || connection.sni.kind !== 'name') return validation;
  const names = {
    hostname: connection.sni.name,
    subjectAltNames: namesOf(connection, reading.says.listsHostName === true ? validation : null),
  };
  return readAnchors(reading.found, connection.anchors, names, validation);
}

function readSkip({ found, says }: Reading, { connection, because }: Hop, base: Validation): Json {
  const known = base.mode === 'skip' ? base : { hostname: null, reason: '', reviewBy: '' };
  const sni = connection.kind === 'tls' && connection.sni.kind === 'name' ? connection.sni.name : null;
  const canBear = says.bearsReason ?? isOfOwnGroup;
  const bearers = because.flatMap(({ object }) => (canBear(object) ? (lookUp(found, object) ?? []) : []));
  const annotation = (name: string, otherwise: string) =>
    bearers.length === 0
      ? otherwise
      : (bearers.flatMap((object) => pickString(object, 'metadata', 'annotations', name) ?? [])[0] ?? '');
  return {
    mode: 'skip',
    hostname: says.skippedName ? sni : known.hostname,
    reason: annotation(SKIP_REASON_ANNOTATION, known.reason),
    reviewBy: annotation(REVIEW_BY_ANNOTATION, known.reviewBy),
  };
}

function isOfOwnGroup({ group }: ObjectRef): boolean {
  return group !== '' && group !== GATEWAY_API_GROUP;
}

function readPolicy(found: Found, policy: K8sObject, base: Validation): Json {
  const validation = pick(policy, 'spec', 'validation');
  const names = {
    hostname: pick(validation, 'hostname'),
    subjectAltNames: pickList(validation, 'subjectAltNames').map(subjectAltName),
  };
  return readAnchors(found, policyAnchors(policy), names, base);
}

function readAnchors(
  found: Found,
  anchors: Anchors | undefined,
  names: { readonly [field: string]: Json | undefined },
  base: Validation,
): Json {
  if (anchors?.kind !== 'references') return compact({ mode: 'system', ...names });
  const [reference] = anchors.references;
  return compact({ mode: 'custom', ...names, ca: caSource(found, reference, base) });
}

/** Of several references the first; a policy with more than one stays as it is in the text. */
function caSource(found: Found, reference: ObjectRef, base: Validation): JsonObject {
  const { kind, name } = reference;
  if (kind === 'ConfigMap' && name === CLUSTER_CA_CONFIG_MAP) return { kind: 'ClusterCA' };
  const pem = kind === 'ConfigMap' ? pickString(lookUp(found, reference), 'data', 'ca.crt') : undefined;
  if (pem === undefined) return { kind, name };
  const known = base.mode === 'custom' && base.ca.kind === 'PEM' ? base.ca.pem : '';
  // White space around it is not written: as long as nothing else differs, it stays as it was typed.
  return { kind: 'PEM', name, pem: known.trim() === pem.trim() ? known : pem };
}

/** Without what the other type has: both set at once is refused by the API server, and told there. */
function subjectAltName(san: Json): Json {
  if (!isJsonObject(san)) return san;
  return san.type === 'URI'
    ? compact({ type: 'URI', uri: san.uri })
    : compact({ type: 'Hostname', hostname: san.hostname });
}

/**
 * Names other than the SNI are subject alternative names. The SNI alone can have been listed or not, where manifests list it
 * in any case: then it stays as the form has it.
 */
function namesOf(connection: Extract<Hop['connection'], { kind: 'tls' }>, base: Validation | null): Json {
  const { names, sni } = connection;
  if (names.kind !== 'checked') return [];
  const [only] = names.names;
  if (names.names.length === 1 && sni.kind === 'name' && only.type === 'Hostname' && only.value === sni.name) {
    return base !== null && listsAlone(base, sni.name) ? base.subjectAltNames : [];
  }
  return names.names.map(({ type, value }) => (type === 'URI' ? { type, uri: value } : { type, hostname: value }));
}

function listsAlone(base: Validation, name: string): base is Exclude<Validation, { mode: 'skip' }> {
  if (base.mode === 'skip' || base.subjectAltNames.length !== 1) return false;
  const [only] = base.subjectAltNames;
  return only?.type === 'Hostname' && only.hostname === name;
}
