import { useEffect } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import { backendOf } from '../../configuration/field-path.ts';
import type { Dispatch } from '../../workspace/action.ts';
import { focusField } from '../form/focus-field.ts';
import { useWorkspace } from '../workspace-context.tsx';

/** Asks for a field to be shown: its backend, on a narrow screen the form, and the focus on it. */
export function askForField(dispatch: Dispatch, at: FieldPath): void {
  const backend = backendOf(at);
  dispatch({ type: 'look', at: { part: 'form', field: { at }, ...(backend === null ? {} : { backend }) } });
}

/** Puts the focus where it was asked for, once everything around it is on screen. */
export function useFocusField(): void {
  const field = useWorkspace((state) => state.view.field);
  useEffect(() => {
    if (field !== null) focusField(field.at);
  }, [field]);
}
