import type { FieldPath } from '../../configuration/configuration.ts';
import type { Edit, Fix } from '../../gateway-api/finding.ts';
import { isJsonObject, type Json } from '../../manifest/json.ts';
import type { Dispatch } from '../../workspace/action.ts';
import { askForField } from './use-focus-field.ts';

/**
 * Applies a fix, and leads to what it leaves for somebody to fill in, or else to the field that it stood at: the button that
 * was pressed goes away with what it mends, and the focus must not be lost with it.
 */
export function applyFix(dispatch: Dispatch, { edits, manifests }: Pick<Fix, 'edits' | 'manifests'>, at?: FieldPath) {
  dispatch({ type: 'apply', edits, manifests });
  const next = toFillIn(edits) ?? at;
  if (next !== undefined) askForField(dispatch, next);
}

/** The first field that a fix leaves empty, such as the place to paste a CA. */
export function toFillIn(edits: readonly Edit[]): FieldPath | undefined {
  return edits.flatMap(({ at, value }) => emptyIn(at, value))[0];
}

function emptyIn(at: FieldPath, value: Json | undefined): readonly FieldPath[] {
  if (value === '') return [at];
  return isJsonObject(value) ? Object.entries(value).flatMap(([key, inner]) => emptyIn(`${at}.${key}`, inner)) : [];
}
