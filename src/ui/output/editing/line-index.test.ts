import { describe, expect, it } from 'vitest';
import fc from '../../../../tests/fast-check.ts';
import { lineIndex } from './line-index.ts';

describe('lineIndex', () => {
  it('counts lines and columns from 1, whatever the lines end in', () => {
    const index = lineIndex('\uFEFFa: 1\r\nb: 2\rc: 3\n');
    expect(index.count).toBe(4);
    expect(index.positionAt(1)).toEqual({ line: 1, column: 1 });
    expect(index.positionAt(7)).toEqual({ line: 2, column: 1 });
    expect(index.positionAt(15)).toEqual({ line: 3, column: 4 });
  });

  it('says the lines of a stretch without the line end after it', () => {
    expect(lineIndex('a:\n  b: 1\nc: 2\n').linesOf([0, 10])).toEqual({ first: 1, last: 2 });
  });

  it('leads from an offset to its place and back', () => {
    const text = fc.array(fc.constantFrom('a', ' b', '\n', '\r'), { maxLength: 20 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(25), (whole, at) => {
        const offset = Math.min(at, whole.length);
        const index = lineIndex(whole);
        const back = index.offsetAt(index.positionAt(offset));
        // A place inside of a line end is the end of its line.
        expect(whole.slice(Math.min(back, offset), Math.max(back, offset))).toMatch(/^[\r\n]?$/);
      }),
    );
  });

  it('takes a place beyond a line’s end, or beyond the text, for the end', () => {
    const index = lineIndex('ab\ncd');
    expect(index.offsetAt({ line: 1, column: 9 })).toBe(2);
    expect(index.offsetAt({ line: 9, column: 9 })).toBe(5);
  });
});
