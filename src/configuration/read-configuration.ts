import * as v from 'valibot';
import { type Configuration, configurationSchema, type FieldPath } from './configuration.ts';

/** One thing wrong with an input, at its place. `at` is `''` for the whole. */
export interface Problem {
  readonly at: FieldPath;
  readonly says: string;
}

export type Reading =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/** How deep a Configuration can nest; anything deeper is refused before it is walked. */
const MAX_DEPTH = 12;

/** Reads untrusted data as a Configuration: defaults for what is missing, problems for what is unknown or malformed. */
export function readConfiguration(input: unknown): Reading {
  if (deeperThan(input, MAX_DEPTH)) return { ok: false, problems: [{ at: '', says: 'Nested too deep.' }] };
  const result = v.safeParse(configurationSchema, input);
  if (result.success) return { ok: true, configuration: result.output };
  const [first, ...rest] = result.issues.map(toProblem);
  return { ok: false, problems: [first ?? { at: '', says: 'Not a Configuration.' }, ...rest] };
}

function toProblem(issue: v.BaseIssue<unknown>): Problem {
  const at = v.getDotPath(issue) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never') return { at, says: 'Unknown field.' };
  return { at, says: issue.message };
}

function deeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === 0) return true;
  return Object.values(value).some((inner) => deeperThan(inner, depth - 1));
}
