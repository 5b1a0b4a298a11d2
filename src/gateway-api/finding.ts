import type { FieldPath } from '../configuration/configuration.ts';
import type { Json } from '../manifest/json.ts';
import { type ObjectRef, slotOf } from '../manifest/object.ts';
import type { Evidence } from './evidence.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Something the user should know: what, why, where, from which source, and what would mend it. */
export interface Finding {
  /** Stable id, such as `EG-05`; documented, and never given to another check. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence: what is the case. */
  readonly message: string;
  /** Why it matters and what happens if nothing is done. */
  readonly reason: string;
  readonly at: FindingPlace;
  readonly evidence: readonly Evidence[];
  /** Ways to mend it, the best first. */
  readonly fixes: readonly Fix[];
}

export interface FindingPlace {
  /** The form field, where the wish is at fault or can mend it. */
  readonly field?: FieldPath;
  /** The object and field in the manifests. */
  readonly object?: ObjectRef;
  readonly path?: readonly (string | number)[];
}

/** A mending as data, so that it can be shown, applied, undone, and sent anywhere. */
export interface Fix {
  readonly label: string;
  readonly edits: readonly Edit[];
  /** What else it does, to manifests that somebody has changed by hand. */
  readonly manifests?: ManifestFix;
}

export type ManifestFix =
  /** Writes the objects that the form asks for and that are not in the text. */
  | { readonly kind: 'write-missing' }
  /** Sets fields of objects in the text; everything else in it stays as it is. */
  | { readonly kind: 'edit'; readonly edits: readonly ObjectEdit[] };

export interface ObjectEdit {
  readonly object: ObjectRef;
  readonly path: readonly (string | number)[];
  /** `null` takes the field away. */
  readonly value: Json;
}

/** Sets one place of the Configuration. */
export interface Edit {
  readonly at: FieldPath;
  readonly value: Json;
}

/** One finding for each place and matter, however many backends it concerns. */
export function once(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const { object, path, field } = finding.at;
    const key = [finding.id, finding.message, object === undefined ? field : slotOf(object), ...(path ?? [])].join('|');
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}
