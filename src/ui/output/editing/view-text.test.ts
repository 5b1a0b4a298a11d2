import { describe, expect, it } from 'vitest';
import fc from '../../../../tests/fast-check.ts';
import { changeBetween, textOf, viewOf } from './view-text.ts';

const piece = fc.constantFrom('a: 1', ' ', '#', '\n', '\r\n', '\r', '- x', 'ä', '🙂');
const lines = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const file = fc.tuple(fc.constantFrom('', '\uFEFF'), lines).map(([bom, body]) => bom + body);
const view = lines.map(viewOf);

describe('the view of a text', () => {
  it('has one line end and no byte order mark', () => {
    expect(viewOf('\uFEFFa: 1\r\nb: 2\rc: 3\n')).toBe('a: 1\nb: 2\nc: 3\n');
  });

  it('shows what was typed, whatever the text was', () => {
    fc.assert(fc.property(file, view, (text, typed) => void expect(viewOf(textOf(text, typed))).toBe(typed)));
  });

  it('leaves the text byte for byte where nothing was typed', () => {
    fc.assert(fc.property(file, (text) => void expect(textOf(text, viewOf(text))).toBe(text)));
  });

  it('keeps the line ends and the mark of what was not touched, and ends new lines in the same way', () => {
    expect(textOf('\uFEFFa: 1\r\nb: 2\r\n', 'a: 1\nnew: 0\nb: 2\n')).toBe('\uFEFFa: 1\r\nnew: 0\r\nb: 2\r\n');
  });
});

describe('changeBetween', () => {
  it('says the smallest stretch', () => {
    expect(changeBetween('host: a.example', 'host: b.example')).toEqual({ start: 6, end: 7, insert: 'b' });
    expect(changeBetween('same', 'same')).toBeNull();
  });

  it('makes one text of the other', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const change = changeBetween(before, after);
        const made =
          change === null ? before : before.slice(0, change.start) + change.insert + before.slice(change.end);
        expect(made).toBe(after);
      }),
    );
  });
});
