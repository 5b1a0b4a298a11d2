import { NoAnswer } from './beyond.ts';
import { ENVIRONMENT } from './environment.ts';
import { readRule } from './source.ts';
import type { CelValue } from './value.ts';

/** What a rule says of a value. */
export type Answer =
  | { readonly is: 'true' | 'false' }
  /** The API server itself has no answer, and refuses the object for it. */
  | { readonly is: 'failed'; readonly why: string }
  /** Nobody here can tell. */
  | { readonly is: 'unknown'; readonly why: string };

/** Names that a rule may use, and what they stand for. */
export interface Bindings {
  readonly self: CelValue;
  readonly oldSelf?: unknown;
}

/** Whether a rule holds. Total; the work is bounded. */
export function evaluateRule(rule: string, bindings: Bindings): Answer {
  const result = run(rule, bindings);
  if (result.is !== 'value') return result;
  const { value } = result;
  if (typeof value === 'boolean') return { is: value ? 'true' : 'false' };
  return { is: 'unknown', why: 'it is neither true nor false' };
}

/** The text that an expression makes; `undefined` where it makes none. */
export function evaluateText(expression: string, bindings: Bindings): string | undefined {
  const result = run(expression, bindings);
  return result.is === 'value' && typeof result.value === 'string' ? result.value : undefined;
}

type Result = { readonly is: 'value'; readonly value: unknown } | Exclude<Answer, { is: 'true' | 'false' }>;

/** Rounds of loops, beyond which no answer is given: about a second. */
const MOST_ROUNDS = 500_000;
const MOST_RULE = 20_000;

function run(expression: string, bindings: Bindings): Result {
  if (expression.length > MOST_RULE) return { is: 'unknown', why: 'it is longer than 20,000 characters' };
  try {
    const { loops, program } = programOf(expression);
    if (loops > 0 && widest(bindings.self) ** loops > MOST_ROUNDS)
      return { is: 'unknown', why: 'it would take too long' };
    return { is: 'value', value: program(bindings) };
  } catch (error) {
    return whyNot(error);
  }
}

interface Program {
  readonly loops: number;
  readonly program: (bindings: Bindings) => unknown;
}

const PROGRAMS = new Map<string, Program>();
const MOST_PROGRAMS = 5000;

function programOf(expression: string): Program {
  const there = PROGRAMS.get(expression);
  if (there !== undefined) return there;
  const { text, loops } = readRule(expression);
  const parsed = ENVIRONMENT.parse(text);
  const made: Program = { loops, program: (bindings) => parsed(bindings) };
  if (PROGRAMS.size >= MOST_PROGRAMS) PROGRAMS.clear();
  PROGRAMS.set(expression, made);
  return made;
}

/** The length of the longest list, map or text: no loop is longer. */
function widest(value: unknown): number {
  if (typeof value === 'string') return value.length;
  const parts = Array.isArray(value) ? value : value instanceof Map ? [...value.values()] : [];
  return parts.reduce<number>((most, part) => Math.max(most, widest(part)), parts.length);
}

/** Errors that Kubernetes’ evaluator makes of the same values. */
const FAILED: ReadonlySet<string> = new Set([
  'no_such_key',
  'index_out_of_bounds',
  'index_out_of_range',
  'optional_value_missing',
  'division_by_zero',
  'modulo_by_zero',
  'numeric_overflow',
  'int_conversion_error',
  'uint_conversion_error',
  'double_conversion_error',
  'bool_conversion_error',
  'invalid_duration',
  'invalid_timestamp',
]);

function whyNot(error: unknown): Result {
  if (error instanceof NoAnswer) return { is: 'failed', why: error.message };
  const { code, summary } = error as { readonly code?: unknown; readonly summary?: unknown };
  const why = typeof summary === 'string' ? summary : error instanceof Error ? error.message : String(error);
  return { is: typeof code === 'string' && FAILED.has(code) ? 'failed' : 'unknown', why };
}
