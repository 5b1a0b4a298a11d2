import {
  anyOf,
  type Chars,
  exactly,
  inAnyCase,
  noneOf,
  oneOf,
  PERL_CLASSES,
  POSIX_CLASSES,
  unicodeClass,
} from './chars.ts';
import { PatternError, type Source } from './source.ts';

/** Reads what follows a backslash, inside and outside of brackets. */
export function readEscape(source: Source): Chars {
  const next = source.take();
  const perl = PERL_CLASSES[next];
  if (perl !== undefined) return perl;
  if (next === 'p' || next === 'P') return property(source, next === 'P');
  return exactly(escapedPoint(source, next));
}

function escapedPoint(source: Source, next: string): number {
  const control = CONTROLS[next];
  if (control !== undefined) return control;
  if (next === 'x') return hexadecimal(source);
  if (/[0-7]/.test(next)) return octal(source, next);
  if (/[A-Za-z0-9]/.test(next)) throw new PatternError(`\\${next} is not known`);
  return pointOf(next);
}

const CONTROLS: { readonly [letter: string]: number } = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

function hexadecimal(source: Source): number {
  const digits = source.takes('{') ? source.takeUntil('}') : source.take() + source.take();
  const point = Number.parseInt(digits, 16);
  if (!/^[0-9A-Fa-f]+$/.test(digits) || point > 0x10ffff) throw new PatternError('\\x has no proper number');
  return point;
}

function octal(source: Source, first: string): number {
  let digits = first;
  while (digits.length < 3 && /[0-7]/.test(source.peek() ?? '')) digits += source.take();
  if (first !== '0' && digits.length < 2) throw new PatternError('RE2 has no references back');
  return Number.parseInt(digits, 8);
}

function property(source: Source, opposite: boolean): Chars {
  const name = source.takes('{') ? source.takeUntil('}') : source.take();
  const negated = name.startsWith('^');
  const has = unicodeClass(negated ? name.slice(1) : name);
  if (has === undefined) throw new PatternError(`no class of characters is called ${name}`);
  return opposite === negated ? has : noneOf(has);
}

/** Reads `[…]` after its first bracket. */
export function readBracket(source: Source, anyCase: boolean): Chars {
  const negated = source.takes('^');
  const sets: Chars[] = [];
  for (let first = true; first || source.peek() !== ']'; first = false) sets.push(bracketItem(source));
  source.take();
  // The case is widened before the set is turned round: `(?i)[^a]` takes no `A`.
  const has = anyCase ? inAnyCase(anyOf(sets)) : anyOf(sets);
  return negated ? noneOf(has) : has;
}

function bracketItem(source: Source): Chars {
  const posix = source.takeForm(/^\[:(\^?)(\w+):\]/);
  if (posix !== null) return posixClass(posix[1] === '^', posix[2] ?? '');
  if (source.peek() === '\\' && /[dDwWsSpP]/.test(source.peek(1) ?? '')) {
    source.take();
    return readEscape(source);
  }
  const first = bracketPoint(source);
  if (source.peek() !== '-' || source.peek(1) === ']') return exactly(first);
  source.take();
  const last = bracketPoint(source);
  if (last < first) throw new PatternError('a range runs backwards');
  return oneOf([first, last]);
}

function posixClass(negated: boolean, name: string): Chars {
  const has = Object.hasOwn(POSIX_CLASSES, name) ? POSIX_CLASSES[name] : undefined;
  if (has === undefined) throw new PatternError(`no class of characters is called ${name}`);
  return negated ? noneOf(has) : has;
}

function bracketPoint(source: Source): number {
  const next = source.take();
  return next === '\\' ? escapedPoint(source, source.take()) : pointOf(next);
}

export function pointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
