import { useEffect, useMemo } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';
import type { FieldPath } from '../../configuration/configuration.ts';
import { textOf } from '../../workspace/derived.ts';
import { problemOf } from '../../workspace/problem.ts';
import { useStore, useWorkspace } from '../workspace-context.tsx';

/**
 * An input for one field. React Hook Form holds the element, its text and its error; the workspace holds what they mean.
 * A text that changed in the workspace (undo, a fix, a preset) goes back into this one input, and never while somebody
 * types in it.
 */
export function useTextField(at: FieldPath) {
  const { getState, dispatch } = useStore();
  const { register, getValues, setValue, trigger, control } = useFormContext();
  const text = useWorkspace((state) => textOf(state, at));
  const says = useWorkspace((state) => state.drafts[at]?.says);
  const { errors } = useFormState({ control, name: at, exact: true });
  const error = messageAt(errors, at);

  useEffect(() => {
    if (getValues(at) !== text && !isFocused(at)) setValue(at, text);
  }, [at, text, getValues, setValue]);
  useEffect(() => {
    if (error !== says) void trigger(at);
  }, [at, says, error, trigger]);

  // Made once: an input that is told the same again is not drawn again.
  const registration = useMemo(
    () =>
      register(at, {
        validate: (value: unknown) => problemOf(getState(), at, String(value)) ?? true,
        onChange: ({ target }: { target: { value: string } }) => dispatch({ type: 'type', at, text: target.value }),
        onBlur: () => {
          dispatch({ type: 'leave' });
          const now = textOf(getState(), at);
          if (getValues(at) !== now) setValue(at, now);
        },
      }),
    [at, register, getState, dispatch, getValues, setValue],
  );
  return { registration, text, error };
}

function isFocused(at: FieldPath): boolean {
  const { activeElement } = document;
  return activeElement !== null && activeElement.getAttribute('name') === at;
}

/** Errors are nested as the field's name says. */
function messageAt(errors: object, at: FieldPath): string | undefined {
  let here: unknown = errors;
  for (const key of at.split('.')) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Object.entries(here).find(([name]) => name === key)?.[1];
  }
  return isMessage(here) ? here.message : undefined;
}

function isMessage(value: unknown): value is { message: string } {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}
