import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { hostileText } from '../../tests/hostile-text.ts';
import { readText } from './read-text.ts';
import { appendDocument, removeDocument } from './whole-documents.ts';

const valuesOf = (text: string) => readText(text).documents.map(({ value }) => value);

describe('appendDocument', () => {
  it.each([
    ['', 'b: 2\n', 'b: 2\n'],
    ['\ufeff', 'b: 2\n', '\ufeffb: 2\n'],
    ['a: 1\n', 'b: 2\n', 'a: 1\n---\nb: 2\n'],
    ['a: 1', 'b: 2\n', 'a: 1\n---\nb: 2\n'],
    ['a: 1\r\n', 'b: 2\nc: 3\n', 'a: 1\r\n---\r\nb: 2\r\nc: 3\r\n'],
    ['a: 1\n---\n', 'b: 2\n', 'a: 1\n---\nb: 2\n'],
    ['# licence\n', 'b: 2\n', '# licence\n---\nb: 2\n'],
  ])('to %j', (text, yaml, after) => {
    expect(appendDocument(text, yaml)).toBe(after);
  });
});

describe('removeDocument', () => {
  it.each([
    ['a: 1\n', 0, ''],
    ['a: 1\n---\nb: 2\n', 0, 'b: 2\n'],
    ['a: 1\n--- # two\nb: 2\n', 0, '--- # two\nb: 2\n'],
    ['a: 1\n---\nb: 2\n', 1, 'a: 1\n'],
    ['a: 1\n# end of a\n--- # two\n# of b\nb: 2\n---\nc: 3\n', 1, 'a: 1\n# end of a\n---\nc: 3\n'],
    ['a: 1\n---\nb: 2\n\n# for c\n---\nc: 3\n', 1, 'a: 1\n# for c\n---\nc: 3\n'],
    ['a: 1\n# for b\n---\nb: 2\n', 0, '# for b\n---\nb: 2\n'],
    ['--- {a: 1}\n--- {b: 2}\n', 0, '--- {b: 2}\n'],
    ['a: 1\n', 5, 'a: 1\n'],
  ])('of %j, number %j', (text, index, after) => {
    expect(removeDocument(text, index)).toBe(after);
  });

  it('leaves the other documents as they are, and takes back what was added', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(3), ({ text }, index) => {
        const documents = valuesOf(text).filter((value) => value !== undefined);
        const gone = valuesOf(text)[index];
        const left = valuesOf(removeDocument(text, index)).filter((value) => value !== undefined);
        expect(left.length).toBe(documents.length - (gone === undefined ? 0 : 1));
        const more = appendDocument(text, 'added: true\n');
        expect(valuesOf(more).at(-1)).toEqual({ added: true });
        expect(valuesOf(more).filter((value) => value !== undefined)).toEqual([...documents, { added: true }]);
      }),
    );
  });
});
