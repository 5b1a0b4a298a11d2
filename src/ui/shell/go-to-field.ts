import { type ObjectRef, refOf, sameRef } from '../../manifest/object.ts';
import { reviewOf } from '../../workspace/reviewing.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { askForField } from './use-focus-field.ts';

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
