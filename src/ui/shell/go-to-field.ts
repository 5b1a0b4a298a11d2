import type { FieldPath } from '../../configuration/configuration.ts';
import { isWithin } from '../../configuration/field-path.ts';
import { isApplied } from '../../gateway-api/written.ts';
import { type ObjectRef, refOf, sameRef } from '../../manifest/object.ts';
import { reviewOf } from '../../workspace/reviewing.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { askForField } from './use-focus-field.ts';

/** Leads from a field to the place in the manifests that it makes; to its object until what finds places is here. */
export function goToTextOf({ getState, dispatch, wantLens }: Workspace, field: FieldPath): void {
  const { shown, lens } = getState();
  if (shown === null) return;
  wantLens();
  const { written } = reviewOf(shown);
  const place = lens.status === 'ready' ? lens.lens.placeOf(field, written, shown.configuration) : null;
  const behind = written.find((one) => isApplied(one) && one.from.some((root) => isWithin(field, root)));
  const found = place ?? (behind === undefined ? null : { object: refOf(behind.object), path: [] });
  if (found !== null)
    dispatch({ type: 'look', at: { output: 'yaml', part: 'output', place: { ...found, focus: true } } });
}

/** Leads from a place in the manifests to the field behind it; `false` where the form has none. */
export function goToFieldAt(
  { getState, dispatch }: Workspace,
  object: ObjectRef,
  path: readonly (string | number)[],
): boolean {
  const { shown, lens } = getState();
  if (shown === null || lens.status !== 'ready') return false;
  const written = reviewOf(shown).written.find((one) => sameRef(refOf(one.object), object));
  const field = written === undefined ? null : lens.lens.fieldAt(written, path, shown.configuration);
  if (field === null) return false;
  askForField(dispatch, field);
  return true;
}
