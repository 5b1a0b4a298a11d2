import { isJsonObject, pick } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';

/** Where a ConfigMap or a Secret can hold what it holds; `stringData` becomes `data` as the API server stores it. */
type Section = 'data' | 'stringData' | 'binaryData';

const TEXT: readonly Section[] = ['data', 'stringData'];

/** For the few that look under `binaryData` of a ConfigMap as well. */
export const TEXT_AND_BINARY: readonly Section[] = [...TEXT, 'binaryData'];

/**
 * The keys of a ConfigMap or Secret that a controller finds when it reads these sections of it; `undefined` where the
 * manifests have not the object, or name it without its content.
 *
 * Most read nothing but `data` of a ConfigMap, so that a CA under `binaryData` is none
 * (https://github.com/envoyproxy/gateway/blob/v1.9.0/internal/gatewayapi/backendtlspolicy.go, read 2026-11-27).
 */
export function entryKeys(
  object: K8sObject | undefined,
  read: readonly Section[] = TEXT,
): readonly string[] | undefined {
  const sections = TEXT_AND_BINARY.filter((name) => isJsonObject(pick(object, name)));
  if (sections.length === 0) return undefined;
  const found = sections.filter((name) => read.includes(name)).map((name) => pick(object, name));
  return [...new Set(found.filter(isJsonObject).flatMap((section) => Object.keys(section)))];
}
