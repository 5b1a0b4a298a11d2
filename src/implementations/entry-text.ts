import { decodeBase64 } from '../certificates/base64.ts';
import { pickString } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';

/**
 * The text under one key of a ConfigMap or Secret; `undefined` where the manifests do not show it. Characters beyond ASCII
 * come out of a Secret as their bytes: what is looked for in there, PEM, has none.
 */
export function entryText(object: K8sObject | undefined, key: string): string | undefined {
  if (object?.kind !== 'Secret') return pickString(object, 'data', key);
  const bytes = decodeBase64(pickString(object, 'data', key)?.replace(/\s+/g, '') ?? '-');
  const stored = bytes && Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return pickString(object, 'stringData', key) ?? stored;
}
