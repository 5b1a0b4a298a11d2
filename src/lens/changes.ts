import type { Configuration, FieldPath } from '../configuration/configuration.ts';
import { isWithin } from '../configuration/field-path.ts';
import type { Edit } from '../gateway-api/finding.ts';
import { isJsonObject, type Json, sameJson } from '../manifest/json.ts';

/** What has changed from one Configuration to another, as edits that can be made to a third. */
export function changesBetween(before: Configuration, after: Configuration): readonly Edit[] {
  if (before === after) return [];
  const { backends: left, ...restBefore } = before;
  const { backends: right, ...restAfter } = after;
  return [...changes(restBefore, restAfter, ''), ...backendChanges(left, right)];
}

/** Backends one by one as long as there are as many; otherwise the list as a whole. */
function backendChanges(before: Configuration['backends'], after: Configuration['backends']): readonly Edit[] {
  if (before.length !== after.length) return [{ at: 'backends', value: after }];
  return before.flatMap((backend, index) => {
    const other = after[index];
    return other === undefined || other === backend ? [] : changes(backend, other, `backends.${index}`);
  });
}

/** Parts that are one of several variants change whole when the variant does. */
const VARIANTS = ['kind', 'mode', 'type'] as const;

function changes(before: Json | undefined, after: Json | undefined, at: FieldPath): readonly Edit[] {
  if (after === undefined || before === after) return [];
  const opaque = !isJsonObject(before) || !isJsonObject(after) || at === 'options';
  if (opaque || (isBackendPart(at) && VARIANTS.some((key) => !sameJson(before[key], after[key])))) {
    return sameJson(before, after) ? [] : [{ at, value: after }];
  }
  return Object.keys(after).flatMap((key) => changes(before[key], after[key], at === '' ? key : `${at}.${key}`));
}

function isBackendPart(at: FieldPath): boolean {
  return /^backends\.\d+\.(target|validation)/.test(at);
}

/**
 * Edits made on both sides since they agreed, put together: the form's, but where the text changed the same field, or a
 * part of it, the text's stay.
 */
export function withoutContested(ofForm: readonly Edit[], ofText: readonly Edit[]): readonly Edit[] {
  return ofForm.filter(({ at }) => !ofText.some((edit) => isWithin(edit.at, at) || isWithin(at, edit.at)));
}
