import type { FieldPath } from '../configuration/configuration.ts';
import { isWithin } from '../configuration/field-path.ts';
import type { Finding, Fix } from '../gateway-api/finding.ts';
import type { Json } from '../manifest/json.ts';
import type { Review } from '../review/review.ts';
import { reduce } from './reduce.ts';
import type { Shown, WorkspaceState } from './state.ts';

/** What would come of a choice that cannot be made. */
export interface Consequence {
  readonly findings: readonly Finding[];
  /** Ways out, each to be applied as the choice and its fix together. */
  readonly waysOut: readonly Fix[];
}

/** Looks at a choice without making it: why it fails, and what could be done instead. */
export function consider(
  state: WorkspaceState,
  at: FieldPath,
  value: Json,
  reviewOf: (shown: Shown) => Review,
): Consequence {
  const { shown } = reduce(state, { type: 'choose', at, value });
  if (shown === null || shown === state.shown) return { findings: [], waysOut: [] };
  const part = at.slice(0, at.lastIndexOf('.'));
  const findings = reviewOf(shown).findings.filter(
    (finding) => finding.severity === 'error' && isWithin(finding.at.field ?? '', part),
  );
  const fixes = findings.flatMap((finding) => finding.fixes);
  const waysOut = fixes.map(({ label, edits }) => ({ label, edits: [{ at, value }, ...edits] }));
  return {
    findings,
    waysOut: waysOut.filter((fix, place) => fixes.findIndex((one) => one.label === fix.label) === place),
  };
}
