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
  const problems = result.success ? misplacedLists(input, result.output, []) : result.issues.map(toProblem);
  if (result.success && problems.length === 0) return { ok: true, configuration: result.output };
  const [first, ...rest] = problems;
  return { ok: false, problems: [first ?? { at: '', says: 'Not a Configuration.' }, ...rest] };
}

/** valibot takes a list for an object without fields: nothing that the user wrote may vanish like that. */
function misplacedLists(input: unknown, output: unknown, path: readonly string[]): Problem[] {
  if (typeof input !== 'object' || input === null || typeof output !== 'object' || output === null) return [];
  if (Array.isArray(input) && !Array.isArray(output)) {
    return [{ at: path.join('.'), says: 'Expected an object, not a list.' }];
  }
  const given = new Map<string, unknown>(Object.entries(input));
  return Object.entries(output).flatMap(([key, inner]) => misplacedLists(given.get(key), inner, [...path, key]));
}

function toProblem(issue: v.BaseIssue<unknown>): Problem {
  const at = v.getDotPath(issue) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never') return { at, says: 'Unknown field.' };
  if (issue.type === 'strict_object') {
    return { at, says: issue.expected === 'Object' ? 'Expected an object.' : 'This field is needed.' };
  }
  return { at, says: issue.message };
}

function deeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === 0) return true;
  return Object.values(value).some((inner) => deeperThan(inner, depth - 1));
}
