import { dump } from 'js-yaml';
import type { Json } from './json.ts';
import type { K8sObject } from './object.ts';
import { remembered } from './remembered.ts';

/** Writes one value as YAML. js-yaml quotes whatever a YAML 1.1 reader (kubectl) would take for something else. */
export function emitValue(value: Json): string {
  return dump(value, { lineWidth: -1, noRefs: true });
}

/** The same for what may be asked for at every keystroke. Not for numbers that JSON has not (`.nan`, `.inf`). */
export const emitRemembered = remembered(emitValue);

/** Writes objects as one multi-document text, ready for `kubectl apply -f`. Empty for no objects. */
export function emitDocuments(objects: readonly K8sObject[]): string {
  return objects.map(emitRemembered).join('---\n');
}
