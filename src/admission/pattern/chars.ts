/** Which characters (code points) a piece of a pattern takes. */
export type Chars = (codePoint: number) => boolean;

type Range = readonly [first: number, last: number];

export function oneOf(...ranges: readonly Range[]): Chars {
  return (point) => ranges.some(([first, last]) => point >= first && point <= last);
}

export function exactly(wanted: number): Chars {
  return (point) => point === wanted;
}

export function anyOf(sets: readonly Chars[]): Chars {
  return (point) => sets.some((has) => has(point));
}

export function noneOf(has: Chars): Chars {
  return (point) => !has(point);
}

/** What `(?i)` makes of a set: a character is in it when one of its cases is. */
export function inAnyCase(has: Chars): Chars {
  return (point) => has(point) || casesOf(point).some(has);
}

function casesOf(point: number): number[] {
  const text = String.fromCodePoint(point);
  return [text.toLowerCase(), text.toUpperCase()]
    .filter((other) => [...other].length === 1)
    .map((other) => other.codePointAt(0) ?? point);
}

const span = (range: string): Range => [range.charCodeAt(0), range.charCodeAt(1)];

const DIGIT = oneOf(span('09'));
const WORD = oneOf(span('09'), span('AZ'), span('az'), span('__'));
const SPACE = oneOf([9, 10], [12, 13], [32, 32]);

/** `\d`, `\w`, `\s` and their opposites: ASCII only in RE2. */
export const PERL_CLASSES: { readonly [letter: string]: Chars } = {
  d: DIGIT,
  D: noneOf(DIGIT),
  w: WORD,
  W: noneOf(WORD),
  s: SPACE,
  S: noneOf(SPACE),
};

export const isWord: Chars = (point) => WORD(point);

/** `[[:alpha:]]` and its like. */
export const POSIX_CLASSES: { readonly [name: string]: Chars } = {
  alnum: oneOf(span('09'), span('AZ'), span('az')),
  alpha: oneOf(span('AZ'), span('az')),
  ascii: oneOf([0, 127]),
  blank: oneOf([9, 9], [32, 32]),
  cntrl: oneOf([0, 31], [127, 127]),
  digit: DIGIT,
  graph: oneOf(span('!~')),
  lower: oneOf(span('az')),
  print: oneOf(span(' ~')),
  punct: oneOf(span('!/'), span(':@'), span('[`'), span('{~')),
  space: oneOf([9, 13], [32, 32]),
  upper: oneOf(span('AZ')),
  word: WORD,
  xdigit: oneOf(span('09'), span('AF'), span('af')),
};

/** `\p{Greek}` and `\pL`; `undefined` where JavaScript knows no such property. */
export function unicodeClass(name: string): Chars | undefined {
  for (const property of [name, `Script=${name}`]) {
    try {
      const one = new RegExp(`^\\p{${property}}$`, 'u');
      return (point) => one.test(String.fromCodePoint(point));
    } catch {
      // Not a property of this sort: the next one, or none.
    }
  }
  return undefined;
}
