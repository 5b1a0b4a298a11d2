import { describe, expect, it } from 'vitest';
import fc from '../../../../tests/fast-check.ts';
import { hunksOf, lineDiff } from './line-diff.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

describe('lineDiff', () => {
  it('holds all lines of both texts, in order', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after);
        const side = (left: 'removed' | 'added') =>
          lines
            .filter(({ kind }) => kind !== left)
            .map((line) => `${line.text}\n`)
            .join('');
        expect([side('added'), side('removed')]).toEqual([before, after]);
        expect(lines.flatMap(({ old }) => old ?? [])).toEqual(
          before
            .split('\n')
            .slice(0, -1)
            .map((_, at) => at + 1),
        );
        expect(lines.flatMap(({ now }) => now ?? [])).toEqual(
          after
            .split('\n')
            .slice(0, -1)
            .map((_, at) => at + 1),
        );
      }),
    );
  });

  it('changes no more lines than it must', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changed = lineDiff(before, after).filter(({ kind }) => kind !== 'same').length;
        expect(changed).toBe(fewestChanges(before.split('\n').slice(0, -1), after.split('\n').slice(0, -1)));
      }),
    );
  });

  it('says one changed line as one that goes and one that comes', () => {
    const changed = lineDiff('a: 1\nb: 2\nc: 3\n', 'a: 1\nb: 4\nc: 3\n').filter(({ kind }) => kind !== 'same');
    expect(changed).toEqual([
      { kind: 'removed', text: 'b: 2', old: 2, now: null },
      { kind: 'added', text: 'b: 4', old: null, now: 2 },
    ]);
  });
});

describe('hunksOf', () => {
  it('shows changed lines with three around them, and counts the others', () => {
    const before = Array.from({ length: 30 }, (_, index) => `line ${index}\n`).join('');
    const hunks = hunksOf(lineDiff(before, before.replace('line 9\n', 'other\n').replace('line 25\n', '')));
    expect(hunks.map(({ skipped, lines }) => [skipped, lines.length])).toEqual([
      [6, 8],
      [9, 7],
    ]);
  });

  it('is empty where nothing has changed', () => expect(hunksOf(lineDiff('a\n', 'a\n'))).toEqual([]));
});

/** By the longest common subsequence, the slow way. */
function fewestChanges(a: readonly string[], b: readonly string[]): number {
  const longest = a.map(() => b.map(() => 0));
  const at = (i: number, j: number) => (i < 0 || j < 0 ? 0 : (longest[i]?.[j] ?? 0));
  a.forEach((left, i) => {
    b.forEach((right, j) => {
      const row = longest[i];
      if (row !== undefined) row[j] = left === right ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
    });
  });
  return a.length + b.length - 2 * at(a.length - 1, b.length - 1);
}
