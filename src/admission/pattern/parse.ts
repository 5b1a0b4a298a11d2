import { pointOf, readBracket, readEscape } from './characters.ts';
import { type Chars, exactly, inAnyCase, noneOf } from './chars.ts';
import { PatternError, Source } from './source.ts';

/** A regular expression in RE2 syntax, read. Source of the syntax: https://github.com/google/re2/wiki/Syntax */
export type Expression =
  | { readonly is: 'chars'; readonly has: Chars }
  | { readonly is: 'place'; readonly place: Place }
  | { readonly is: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly is: 'choice'; readonly branches: readonly Expression[] }
  | { readonly is: 'repeat'; readonly of: Expression; readonly least: number; readonly most: number };

/** A demand on where the reader stands, which takes no character. */
export type Place = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge';

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

/** RE2 itself takes no larger count. */
const MOST_REPEATS = 1000;
const MOST_NESTED = 200;

/** @throws PatternError */
export function parsePattern(pattern: string): Expression {
  return new Reader(pattern).whole();
}

class Reader {
  readonly #source: Source;
  #depth = 0;
  #flags: Flags = { i: false, m: false, s: false };

  constructor(pattern: string) {
    this.#source = new Source(pattern);
  }

  whole(): Expression {
    const read = this.#choice();
    if (this.#source.peek() !== undefined) throw new PatternError('a bracket is closed that is not open');
    return read;
  }

  #choice(): Expression {
    const branches = [this.#sequence()];
    while (this.#source.takes('|')) branches.push(this.#sequence());
    const [only] = branches;
    return branches.length === 1 && only !== undefined ? only : { is: 'choice', branches };
  }

  #sequence(): Expression {
    const parts: Expression[] = [];
    const ends = [undefined, '|', ')'];
    while (!ends.includes(this.#source.peek())) parts.push(...this.#repeated());
    return { is: 'sequence', parts };
  }

  #repeated(): readonly Expression[] {
    let read = this.#atoms();
    for (let count = this.#count(); count !== undefined; count = this.#count()) {
      const last = read.at(-1);
      if (last === undefined) throw new PatternError('nothing stands before a repetition');
      // Lazy or greedy does not change whether there is a match.
      this.#source.takes('?');
      read = [...read.slice(0, -1), { is: 'repeat', of: last, ...count }];
    }
    return read;
  }

  #count(): { least: number; most: number } | undefined {
    if (this.#source.takes('*')) return { least: 0, most: Infinity };
    if (this.#source.takes('+')) return { least: 1, most: Infinity };
    if (this.#source.takes('?')) return { least: 0, most: 1 };
    // A brace that is no count stands for itself.
    const written = this.#source.takeForm(/^\{(\d+)(?:(,)(\d*))?\}/);
    if (written === null) return undefined;
    const [, from = '', comma, to = ''] = written;
    const least = Number(from);
    const most = comma === undefined ? least : to === '' ? Infinity : Number(to);
    if (least > MOST_REPEATS || (most > MOST_REPEATS && most !== Infinity) || most < least)
      throw new PatternError('a count is out of bounds');
    return { least, most };
  }

  /** One thing that can be repeated; none for flags, several for quoted text. */
  #atoms(): readonly Expression[] {
    const next = this.#source.take();
    if (next === '(') return this.#group();
    if (next === '[') return [{ is: 'chars', has: readBracket(this.#source, this.#flags.i) }];
    if (next === '.') return [{ is: 'chars', has: this.#flags.s ? () => true : noneOf(exactly(10)) }];
    if (next === '^') return [place(this.#flags.m ? 'line-start' : 'text-start')];
    if (next === '$') return [place(this.#flags.m ? 'line-end' : 'text-end')];
    if (next === '\\') return this.#escape();
    if (next === '*' || next === '+' || next === '?') throw new PatternError('nothing stands before a repetition');
    return [this.#chars(exactly(pointOf(next)))];
  }

  #chars(has: Chars): Expression {
    return { is: 'chars', has: this.#flags.i ? inAnyCase(has) : has };
  }

  #group(): readonly Expression[] {
    if (++this.#depth > MOST_NESTED) throw new PatternError('it is nested too deeply');
    const outer = this.#flags;
    if (this.#source.takes('?') && !this.#named() && this.#setFlags() === ')') {
      this.#depth -= 1;
      return [];
    }
    const read = this.#choice();
    if (this.#source.take() !== ')') throw new PatternError('a bracket is not closed');
    this.#flags = outer;
    this.#depth -= 1;
    return [read];
  }

  #named(): boolean {
    if (!this.#source.takes('P<') && !this.#source.takes('<')) return false;
    if (!/^\w+$/.test(this.#source.takeUntil('>'))) throw new PatternError('a group has no proper name');
    return true;
  }

  /** Reads `i)`, `-s:` and so on; gives what ends it. */
  #setFlags(): ':' | ')' {
    let value = true;
    for (let next = this.#source.take(); ; next = this.#source.take()) {
      if (next === ':' || next === ')') return next;
      if (next === '-') value = false;
      else if (next === 'i' || next === 'm' || next === 's') this.#flags = { ...this.#flags, [next]: value };
      else if (next !== 'U') throw new PatternError(`(?${next} is not known`);
    }
  }

  #escape(): readonly Expression[] {
    for (const [letter, at] of Object.entries(PLACES)) if (this.#source.takes(letter)) return [place(at)];
    return this.#source.takes('Q') ? this.#quoted() : [this.#chars(readEscape(this.#source))];
  }

  #quoted(): readonly Expression[] {
    const quoted: Expression[] = [];
    while (this.#source.peek() !== undefined && !this.#source.takes('\\E'))
      quoted.push(this.#chars(exactly(pointOf(this.#source.take()))));
    return quoted;
  }
}

const PLACES: { readonly [letter: string]: Place } = {
  A: 'text-start',
  z: 'text-end',
  b: 'word-edge',
  B: 'no-word-edge',
};

function place(at: Place): Expression {
  return { is: 'place', place: at };
}
