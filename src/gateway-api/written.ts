import type { FieldPath } from '../configuration/configuration.ts';
import type { Operation } from '../manifest/change.ts';
import type { MergePatch } from '../manifest/merge-patch.ts';
import type { K8sObject } from '../manifest/object.ts';

/** An object in the set of manifests, with its role. */
export type Written = WrittenObject & Role;

export interface WrittenObject {
  /** Unique within the set, and stable while the Configuration changes elsewhere (`slotOf` of the object). */
  readonly slot: string;
  /** The object as it is once everything is applied. */
  readonly object: K8sObject;
  /** Form fields that it comes from, the most telling first. */
  readonly from: readonly FieldPath[];
}

export type Role =
  /** New: applied as it stands. */
  | { readonly role: 'create' }
  /** Part of the complete example only: the user has one of their own in production. */
  | { readonly role: 'example' }
  /** The user has it, and it stays as it is. */
  | { readonly role: 'exists' }
  /** The user has it, and it changes: never applied whole, since that would delete what else is in it. */
  | {
      readonly role: 'patch';
      readonly before: K8sObject;
      /** JSON Patch, with a `test` before everything that it overwrites. */
      readonly operations: readonly Operation[];
      /** JSON Patch that takes it back. */
      readonly back: readonly Operation[];
      /** The same field by field, where that can say it: the one to prefer then. */
      readonly merge: MergePatch | null;
      readonly why: string;
    };

/** Whether the object stands in the text that is applied with `kubectl apply`. */
export function isApplied(written: Written): boolean {
  return written.role === 'create' || written.role === 'example';
}
