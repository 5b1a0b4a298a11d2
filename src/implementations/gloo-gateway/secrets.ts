import { type Found, lookUp } from '../../gateway-api/found.ts';
import { isJsonObject, pick } from '../../manifest/json.ts';
import type { ObjectRef } from '../../manifest/object.ts';

/** The keys of a ConfigMap or Secret; `undefined` where the manifests have it not, or name it without its content. */
export function keysOf(found: Found, ref: ObjectRef): readonly string[] | undefined {
  const object = lookUp(found, ref);
  const parts = ['data', 'stringData', 'binaryData'].map((name) => pick(object, name)).filter(isJsonObject);
  return parts.length === 0 ? undefined : [...new Set(parts.flatMap((part) => Object.keys(part)))];
}
