import { describe, expect, it } from 'vitest';
import fc from '../../../../tests/fast-check.ts';
import { sameJson } from '../../../manifest/json.ts';
import { readText } from '../../../manifest/read-text.ts';
import { tidy } from './tidy.ts';

describe('tidy', () => {
  it('indents by two, and keeps comments, quotes, flow and the style of lists', () => {
    const before = [
      '# head',
      'spec:   ',
      '    # about rules',
      '    rules:',
      '    -   name: "a"   # one',
      '        matches: [ x,  y ]',
      '    -   name: b',
      '    text: |',
      '        first  ',
      '          second',
    ];
    const after = [
      '# head',
      'spec:',
      '  # about rules',
      '  rules:',
      '  - name: "a"   # one',
      '    matches: [ x,  y ]',
      '  - name: b',
      '  text: |',
      '      first  ',
      '        second',
      '',
    ];
    expect(tidy(before.join('\n'))).toBe(after.join('\n'));
  });

  it('leaves a text alone that cannot be read', () => {
    const broken = 'a: [1   \n   b:  2';
    expect(tidy(broken)).toBe(broken);
  });

  it('never changes what a text means, and has nothing to do a second time', () => {
    const line = fc
      .tuple(
        fc.constantFrom('', ' ', '  ', '   ', '    ', '      '),
        fc.constantFrom('a:', 'b: 1', '- x', '-   c: 2', '- d:', 'e: |', '# note', 'f: "q', 'r"', 'plain', '---', ''),
        fc.constantFrom('', '  '),
      )
      .map((parts) => parts.join(''));
    const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (before) => {
        const after = tidy(before);
        const [left, right] = [readText(before), readText(after)];
        expect(right.problems.length).toBe(left.problems.length);
        expect(left.documents.every(({ value }, index) => sameJson(value, right.documents[index]?.value))).toBe(true);
        expect(tidy(after)).toBe(after);
      }),
    );
  });
});
