import { describe, expect, it } from 'vitest';
import fc from '../../../tests/fast-check.ts';
import { patternOf } from './pattern.ts';

/** Patterns of the kind that CRDs hold, in which JavaScript and RE2 agree. */
const SHARED = [
  '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
  '^([0-9]{1,3}(h|m|s|ms)){1,4}$',
  '^(([^:/?#]+):)(//([^/?#]*))([^?#]*)(\\?([^#]*))?(#(.*))?',
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMG]i)|[numkM])?$',
  'a{2,3}b*|^$',
  '[^\\x00\\n\\r]+[a-]',
  '\\bab\\b',
  '\\Bb',
  '(?:a|ab)(?:c|bcd)+\\d\\w\\s?$',
  '(a*)*b',
  '(?<name>a|b){0}x',
  '\\/[-\\w.]{2}',
  'a{,2}',
  'ä+',
];
const letters = fc.string({ unit: fc.constantFrom(...'abxyz019hms.-/:?#+\nKMGi {},ä_'), maxLength: 12 });

describe('patternOf', () => {
  it.each(SHARED)('finds what JavaScript finds: %s', (pattern) => {
    // Without `u`, since `a{,2}` is an error there; the texts hold no character that makes a difference.
    const other = new RegExp(pattern);
    fc.assert(
      fc.property(letters, (text) => patternOf(pattern)?.test(text) === other.test(text)),
      { numRuns: 200 },
    );
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['(?i)^ab[c-d]$', ['ABC', 'abD'], ['abe']],
    ['(?i)[^a]', ['b'], ['A', 'a']],
    ['^(?i:a)b$', ['Ab'], ['aB']],
    ['^(?s).$', ['\n'], []],
    ['^.$', ['\r', '\u2028', '😀'], ['\n', 'ab']],
    ['^\\s$', [' ', '\n'], ['\u00a0', '\v']],
    ['(?m)^b$', ['a\nb\nc'], ['ab']],
    ['\\Ab\\z', ['b'], ['b\n']],
    ['^[[:alpha:]][[:^digit:]]$', ['aß'], ['a1', 'ßa']],
    ['^\\pL\\p{Greek}\\P{L}$', ['aα1'], ['aa1']],
    ['^\\p{^L}$', ['1'], ['a']],
    ['^\\Qa.b\\E+$', ['a.bb'], ['axb']],
    ['^[]a]+$', [']a'], ['b']],
    ['^\\x{1F600}\\x41\\101$', ['😀AA'], ['AA']],
    ['^(?P<year>\\d{4})$', ['2026'], ['26']],
    ['^a+?b$', ['aab'], ['b']],
  ])('reads %s as RE2 does', (pattern, matching, others) => {
    expect(matching.map((text) => [text, patternOf(pattern)?.test(text)])).toEqual(
      matching.map((text) => [text, true]),
    );
    expect(others.map((text) => [text, patternOf(pattern)?.test(text)])).toEqual(others.map((text) => [text, false]));
  });

  it.each([
    '(?=a)',
    'a**(',
    '(',
    ')',
    '[b-a]',
    '[',
    '\\',
    '\\1',
    '\\y',
    'a{1001}',
    '*',
    '(?x)',
    '\\p{Nothing}',
    '((a{999}){999}){9}',
  ])('does not pretend to understand %s', (pattern) => expect(patternOf(pattern)).toBeUndefined());

  it('needs time in proportion to the text, also where JavaScript would need ages', () => {
    expect(patternOf('^[!-~]+([\\t ]?[!-~]+)*$')?.test(`${'a'.repeat(20_000)}\n`)).toBe(false);
    expect(patternOf('^(a|a)*$')?.test(`${'a'.repeat(20_000)}b`)).toBe(false);
  });

  it('gives no answer for a text that is too long', () => {
    expect(patternOf('^a{1000}$')?.test('a'.repeat(30_000))).toBeUndefined();
  });

  it('is total', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab()[]{}\\^$.|?*+-,01piPxQE:<>=') }),
        letters,
        (pattern, text) => {
          expect(['boolean', 'undefined']).toContain(typeof patternOf(pattern)?.test(text));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
