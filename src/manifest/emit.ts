import { dump } from 'js-yaml';
import type { Json } from './json.ts';
import type { K8sObject } from './object.ts';

/**
 * Texts of values emitted lately, by their JSON. Most are the same from one keystroke to the next, and writing one as JSON
 * is some twenty times quicker than emitting it.
 */
const EMITTED = new Map<string, string>();
const EMITTED_LIMIT = 10_000;

/** Writes objects as one multi-document text, ready for `kubectl apply -f`. Empty for no objects. */
export function emitDocuments(objects: readonly K8sObject[]): string {
  return objects.map(emitValue).join('---\n');
}

/** Writes one value as YAML. js-yaml quotes whatever a YAML 1.1 reader (kubectl) would take for something else. */
export function emitValue(value: Json): string {
  const key = JSON.stringify(value);
  const known = EMITTED.get(key);
  if (known !== undefined) return known;
  if (EMITTED.size >= EMITTED_LIMIT) EMITTED.clear();
  const text = dump(value, { lineWidth: -1, noRefs: true });
  EMITTED.set(key, text);
  return text;
}
