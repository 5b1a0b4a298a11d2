import { holdsPrivateKey } from '../certificates/private-key.ts';
import { isJsonObject, type Json, type JsonObject } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';
import type { Scope } from './redact.ts';

/** Manifests that somebody has changed by hand, as a link carries them beside the Configuration. */
export interface Manifests {
  /** The text as it stands, byte for byte. */
  readonly text: string;
  /** The last text that could be read; the same as `text` unless that is broken. */
  readonly good: string;
  /** Objects as they stand in somebody's cluster. */
  readonly had: readonly K8sObject[];
}

/** Why manifests do not go into a link: all or nothing, since half a text is not what somebody wrote. */
export type LeftOut = 'private-key' | 'certificates' | 'too-long';

export type Sharable =
  | { readonly ok: true; readonly manifests: Manifests }
  | { readonly ok: false; readonly leftOut: Exclude<LeftOut, 'too-long'> };

/** What of manifests may leave the page. A private key never does, and certificates do when asked. */
export function sharable(manifests: Manifests, { certificates }: Scope): Sharable {
  const whole = JSON.stringify(manifests);
  if (holdsPrivateKey(whole)) return { ok: false, leftOut: 'private-key' };
  if (!certificates && HOLDS_CERTIFICATE.test(whole)) return { ok: false, leftOut: 'certificates' };
  return { ok: true, manifests };
}

/** As PEM, or as the base64 of PEM that a Secret holds. */
const HOLDS_CERTIFICATE = /BEGIN (TRUSTED |X509 )?CERTIFICATE|LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS/;

/** The shortest JSON that `readManifests` reads again. */
export function leanManifests({ text, good, had }: Manifests): JsonObject {
  return { text, ...(good === text ? {} : { good }), ...(had.length === 0 ? {} : { had }) };
}

/** Reads untrusted data; `undefined` where it is something else. */
export function readManifests(value: Json | undefined): Manifests | undefined {
  if (!isJsonObject(value) || typeof value.text !== 'string') return undefined;
  const { text, good = text, had = [], ...unknown } = value;
  if (typeof good !== 'string' || !Array.isArray(had) || Object.keys(unknown).length > 0) return undefined;
  const objects = (had as readonly Json[]).filter(isObject);
  return objects.length === had.length ? { text, good, had: objects } : undefined;
}

function isObject(value: Json): value is K8sObject {
  if (!isJsonObject(value) || typeof value.apiVersion !== 'string' || typeof value.kind !== 'string') return false;
  return isJsonObject(value.metadata) && typeof value.metadata.name === 'string';
}
