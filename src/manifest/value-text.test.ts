import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { treeOf } from '../../tests/hostile-text.ts';
import type { Json } from './json.ts';
import { readText } from './read-text.ts';
import { blockLines, flowText, keyText, scalarText } from './value-text.ts';

const read = (text: string): Json | undefined => readText(text).documents[0]?.value;

describe('what is written is read again as the same', () => {
  it('in lines of its own', () => {
    fc.assert(
      fc.property(treeOf, fc.constantFrom(1, 2, 4), fc.constantFrom(0, 2), (value, map, list) => {
        const text = `${blockLines({ value: [value, { value }] }, { map, list }).join('\n')}\n`;
        expect(read(text)).toEqual({ value: [value, { value }] });
      }),
      { numRuns: 300 },
    );
  });

  it('in brackets', () => {
    fc.assert(
      fc.property(treeOf, fc.boolean(), fc.boolean(), (value, quoted, tight) => {
        const text = flowText([value, { value }], { quoted, tight: quoted && tight });
        expect(read(`v: ${text}\n`)).toEqual({ v: [value, { value }] });
        if (quoted) expect(JSON.parse(text)).toEqual([value, { value }]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['y', 'n', 'NO', 'on', '0o17', '089', '1_000', '.5', '.inf', '~', '<<', '12:30', '=', '2026-11-24'])(
    '%j',
    (trap) => {
      expect(read(`${keyText(trap)}: ${scalarText(trap, 'plain').head}\n`)).toEqual({ [trap]: trap });
      expect(read(flowText({ [trap]: trap }, { quoted: false, tight: false }))).toEqual({ [trap]: trap });
    },
  );
});

describe('scalarText', () => {
  it('keeps to the style where it can', () => {
    expect(scalarText('a', 'single')).toEqual({ head: "'a'", below: [] });
    expect(scalarText('a', 'double')).toEqual({ head: '"a"', below: [] });
    expect(scalarText('a\nb\n', 'literal')).toEqual({ head: '|', below: ['  a', '  b'] });
    expect(scalarText('\u0007', 'single').head).toBe('"\\a"');
    expect(scalarText(' a\n', 'plain').head).toBe('" a\\n"');
    expect(scalarText('a\n\n', 'plain').head).toBe('"a\\n\\n"');
  });
});
