import type { Backend } from '../configuration/configuration.ts';
import { isJsonObject, type Json, type JsonObject, pick, pickList, pickString } from '../manifest/json.ts';
import { compact, type K8sObject, type ObjectRef } from '../manifest/object.ts';
import { type Found, lookUp } from './found.ts';
import type { Anchors, Hop } from './hop.ts';
import { type Attachment, policyAnchors } from './policies.ts';
import { CLUSTER_CA_CONFIG_MAP } from './resources.ts';
import { REVIEW_BY_ANNOTATION, SKIP_REASON_ANNOTATION } from './skip-annotations.ts';

/**
 * How a hop is validated, as the form asks for it. What is skipped is skipped, whatever a policy beside it says; else the
 * policy's own words count, since a policy that no gateway honours still says what was wished.
 */
export function readValidation(found: Found, hop: Hop, policy: Attachment | undefined, base: Backend): Json {
  const { connection } = hop;
  if (connection.kind === 'tls' && connection.anchors.kind === 'unchecked') return readSkip(found, hop);
  if (policy !== undefined) return readPolicy(found, policy.policy);
  if (connection.kind !== 'tls' || connection.sni.kind !== 'name') return base.validation;
  return readAnchors(found, connection.anchors, {
    hostname: connection.sni.name,
    subjectAltNames: namesOf(connection),
  });
}

function readSkip(found: Found, { connection, because }: Hop): Json {
  const sni = connection.kind === 'tls' && connection.sni.kind === 'name' ? connection.sni.name : null;
  const annotation = (name: string) =>
    because.flatMap(({ object }) => pickString(lookUp(found, object), 'metadata', 'annotations', name) ?? [])[0] ?? '';
  return {
    mode: 'skip',
    hostname: sni,
    reason: annotation(SKIP_REASON_ANNOTATION),
    reviewBy: annotation(REVIEW_BY_ANNOTATION),
  };
}

function readPolicy(found: Found, policy: K8sObject): Json {
  const validation = pick(policy, 'spec', 'validation');
  return readAnchors(found, policyAnchors(policy), {
    hostname: pick(validation, 'hostname'),
    subjectAltNames: pickList(validation, 'subjectAltNames').map(subjectAltName),
  });
}

function readAnchors(found: Found, anchors: Anchors | undefined, names: JsonObject): Json {
  if (anchors?.kind !== 'references') return compact({ mode: 'system', ...names });
  const [reference] = anchors.references;
  return compact({ mode: 'custom', ...names, ca: caSource(found, reference) });
}

/** Of several references the first; a policy with more than one stays as it is in the text. */
function caSource(found: Found, reference: ObjectRef): JsonObject {
  const { kind, name } = reference;
  if (kind === 'ConfigMap' && name === CLUSTER_CA_CONFIG_MAP) return { kind: 'ClusterCA' };
  const pem = kind === 'ConfigMap' ? pickString(lookUp(found, reference), 'data', 'ca.crt') : undefined;
  return pem === undefined ? { kind, name } : { kind: 'PEM', name, pem };
}

/** Without what the other type has: both set at once is refused by the API server, and told there. */
function subjectAltName(san: Json): Json {
  if (!isJsonObject(san)) return san;
  return san.type === 'URI'
    ? compact({ type: 'URI', uri: san.uri })
    : compact({ type: 'Hostname', hostname: san.hostname });
}

/** Names other than the SNI are subject alternative names. */
function namesOf(connection: Extract<Hop['connection'], { kind: 'tls' }>): Json {
  const { names, sni } = connection;
  if (names.kind !== 'checked') return [];
  const [only] = names.names;
  if (names.names.length === 1 && sni.kind === 'name' && only.type === 'Hostname' && only.value === sni.name) return [];
  return names.names.map(({ type, value }) => (type === 'URI' ? { type, uri: value } : { type, hostname: value }));
}
