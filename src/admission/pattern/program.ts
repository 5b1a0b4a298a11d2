import type { Chars } from './chars.ts';
import type { Expression, Place } from './parse.ts';
import { PatternError } from './source.ts';

/** A step of a matcher that follows all ways at once: its work grows with the text, never with the number of ways. */
export type Step =
  | { readonly does: 'take'; readonly has: Chars; readonly next: number }
  | { readonly does: 'fork'; readonly next: readonly number[] }
  | { readonly does: 'stand'; readonly place: Place; readonly next: number }
  | { readonly does: 'match' };

export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
}

/** Counted repetitions are written out, so that their number is bounded here. */
const MOST_STEPS = 20_000;

/** @throws PatternError where the program would be too long. */
export function programOf(expression: Expression): Program {
  const steps: Step[] = [{ does: 'match' }];
  const add = (step: Step): number => {
    if (steps.length >= MOST_STEPS) throw new PatternError('it is too large');
    return steps.push(step) - 1;
  };
  return { start: compile(expression, 0, steps, add), steps };
}

/** Writes the steps of `expression` that lead on to `next`; gives the first of them. */
function compile(expression: Expression, next: number, steps: Step[], add: (step: Step) => number): number {
  switch (expression.is) {
    case 'chars':
      return add({ does: 'take', has: expression.has, next });
    case 'place':
      return add({ does: 'stand', place: expression.place, next });
    case 'sequence':
      return expression.parts.reduceRight((after, part) => compile(part, after, steps, add), next);
    case 'choice':
      return add({ does: 'fork', next: expression.branches.map((branch) => compile(branch, next, steps, add)) });
    case 'repeat':
      return repeat(expression, next, steps, add);
  }
}

function repeat(
  { of, least, most }: Extract<Expression, { is: 'repeat' }>,
  next: number,
  steps: Step[],
  add: (step: Step) => number,
): number {
  let after = next;
  if (most === Infinity) {
    // The loop is written in two parts, since its body leads back to where it forks.
    const fork = add({ does: 'fork', next: [] });
    steps[fork] = { does: 'fork', next: [compile(of, fork, steps, add), next] };
    after = fork;
  } else
    for (let optional = most; optional > least; optional--)
      after = add({ does: 'fork', next: [compile(of, after, steps, add), next] });
  for (let needed = 0; needed < least; needed++) after = compile(of, after, steps, add);
  return after;
}
