import { isWord } from './chars.ts';
import { type Place, parsePattern } from './parse.ts';
import { type Program, programOf } from './program.ts';
import { PatternError } from './source.ts';

/**
 * Patterns of CRDs mean what RE2 makes of them, and RE2 needs time in proportion to the text. JavaScript’s own expressions
 * differ in details and need exponential time for some, such as `^([!-~]+ ?)*$`; so patterns are matched here, by a state
 * machine that is made as it is needed.
 */
export interface Pattern {
  /** Whether the pattern is found in `text`; `undefined` where the text is too long to tell. */
  test(text: string): boolean | undefined;
}

/** Steps times characters, beyond which no answer is given: well under a second. */
const MOST_WORK = 20_000_000;
const MOST_STATES = 500;

const COMPILED = new Map<string, Pattern | undefined>();
const COMPILED_LIMIT = 2000;

/** The pattern, ready for use; `undefined` where it is not understood. */
export function patternOf(pattern: string): Pattern | undefined {
  if (COMPILED.has(pattern)) return COMPILED.get(pattern);
  if (COMPILED.size >= COMPILED_LIMIT) COMPILED.clear();
  const compiled = compile(pattern);
  COMPILED.set(pattern, compiled);
  return compiled;
}

function compile(pattern: string): Pattern | undefined {
  try {
    const program = programOf(parsePattern(pattern));
    const machine = new Machine(program);
    return {
      test: (text) => (text.length * program.steps.length > MOST_WORK ? undefined : machine.test(text)),
    };
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}

/** What stands before the reader. */
type Before = 'start' | 'line' | 'word' | 'other';

interface State {
  readonly at: readonly number[];
  readonly before: Before;
  readonly after: Map<number, State | 'match'>;
}

const END = -1;

class Machine {
  readonly #program: Program;
  #states = new Map<string, State>();

  constructor(program: Program) {
    this.#program = program;
  }

  test(text: string): boolean {
    let state = this.#state([], 'start');
    for (const character of text) {
      const next = this.#next(state, character.codePointAt(0) ?? 0);
      if (next === 'match') return true;
      state = next;
    }
    return this.#next(state, END) === 'match';
  }

  #next(state: State, point: number): State | 'match' {
    const known = state.after.get(point);
    if (known !== undefined) return known;
    const next = this.#move(state, point);
    state.after.set(point, next);
    return next;
  }

  #move({ at, before }: State, point: number): State | 'match' {
    const { steps, start } = this.#program;
    const seen = new Set<number>();
    // A match may begin anywhere, so that the first step is always among those that are tried.
    const open = [start, ...at];
    const taken = new Set<number>();
    for (let here = open.pop(); here !== undefined; here = open.pop()) {
      const step = steps[here];
      if (step === undefined || seen.has(here)) continue;
      seen.add(here);
      if (step.does === 'match') return 'match';
      if (step.does === 'fork') open.push(...step.next);
      else if (step.does === 'stand') open.push(...(stands(step.place, before, point) ? [step.next] : []));
      else if (point !== END && step.has(point)) taken.add(step.next);
    }
    return this.#state(
      [...taken].sort((left, right) => left - right),
      beforeOf(point),
    );
  }

  #state(at: readonly number[], before: Before): State {
    const key = `${before} ${at.join()}`;
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    if (this.#states.size >= MOST_STATES) this.#states = new Map();
    const state: State = { at, before, after: new Map() };
    this.#states.set(key, state);
    return state;
  }
}

function beforeOf(point: number): Before {
  if (point === 10) return 'line';
  return isWord(point) ? 'word' : 'other';
}

function stands(place: Place, before: Before, point: number): boolean {
  switch (place) {
    case 'text-start':
      return before === 'start';
    case 'text-end':
      return point === END;
    case 'line-start':
      return before === 'start' || before === 'line';
    case 'line-end':
      return point === END || point === 10;
    case 'word-edge':
      return (before === 'word') !== isWord(point);
    case 'no-word-edge':
      return (before === 'word') === isWord(point);
  }
}
