import type { Configuration, FieldPath } from '../configuration/configuration.ts';
import { isApplied, type Written } from '../gateway-api/written.ts';
import { isJsonObject, type Json } from '../manifest/json.ts';
import { type ObjectRef, refOf } from '../manifest/object.ts';
import type { Path } from '../manifest/read-text.ts';
import { fieldAt } from './field-at.ts';

/** The first place in the manifests that a field of the form stands behind; `null` where it makes none of its own. */
export function placeOf(
  field: FieldPath,
  written: readonly Written[],
  configuration: Configuration,
): { readonly object: ObjectRef; readonly path: Path } | null {
  for (const entry of written.filter(isApplied)) {
    const path = leavesOf(entry.object).find((leaf) => fieldAt(entry, leaf, configuration) === field);
    if (path !== undefined) return { object: refOf(entry.object), path };
  }
  return null;
}

/** The places of all values inside of one; what is deepest says most. */
function leavesOf(value: Json | undefined, at: Path = []): readonly Path[] {
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((inner, index) => leavesOf(inner, [...at, index]));
  }
  if (isJsonObject(value)) return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...at, key]));
  return [at];
}
