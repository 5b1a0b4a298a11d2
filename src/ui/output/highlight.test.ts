import { describe, expect, it } from 'vitest';
import fc from '../../../tests/fast-check.ts';
import { blockScalars, type TokenKind, tokenizeLine } from './highlight.ts';

const yamlish = fc
  .array(
    fc.constantFrom(
      ...['a', 'key', ': ', ':', '- ', '-', ' ', '  ', '#', ' # x', '"', "'", '\\', '|', '>-', '[', ']', '{', '}', ','],
      ...['true', '~', '0443', '1.5', '---', 'é', '\t', '\u2028', '🔒', '&a', '*a', '%', '@', '`', '\r'],
    ),
  )
  .map((parts) => parts.join(''));

const kinds = (line: string, block: number | null = null) =>
  tokenizeLine(line, block)
    .tokens.filter(({ kind }) => kind !== 'space')
    .map(({ kind, text }): [TokenKind, string] => [kind, text]);

describe('tokenizeLine', () => {
  it('never changes a character, whatever the line and the state', () => {
    fc.assert(
      fc.property(fc.oneof(yamlish, fc.string()), fc.option(fc.nat(8)), (line, block) => {
        const { tokens } = tokenizeLine(line, block);
        expect(tokens.map(({ text }) => text).join('')).toBe(line);
        expect(tokens.every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });

  it('knows keys, strings, numbers, words and comments', () => {
    expect(kinds('  - app.kubernetes.io/name: "a: b" # why')).toEqual([
      ['punctuation', '- '],
      ['key', 'app.kubernetes.io/name'],
      ['punctuation', ':'],
      ['string', '"a: b"'],
      ['comment', '# why'],
    ]);
    expect(kinds('port: 8443')).toContainEqual(['number', '8443']);
    expect(kinds('insecureSkipVerify: true')).toContainEqual(['word', 'true']);
    expect(kinds('sni: api.internal.example')).toContainEqual(['plain', 'api.internal.example']);
    expect(kinds('---')).toEqual([['punctuation', '---']]);
    expect(kinds('url: https://a.example/#b')).toContainEqual(['plain', 'https://a.example/#b']);
    expect(kinds('a: []')).toEqual([
      ['key', 'a'],
      ['punctuation', ':'],
      ['punctuation', '['],
      ['punctuation', ']'],
    ]);
  });

  it('colours a certificate in a block scalar as text, until the indentation ends', () => {
    const lines = ['data:', '  ca.crt: |', '    -----BEGIN CERTIFICATE-----', '', '    a: b', 'kind: ConfigMap'];
    const states = blockScalars(lines);
    expect(states).toEqual([null, null, 2, 2, 2, 2, null]);
    expect(kinds('    a: b', states[4])).toEqual([['string', 'a: b']]);
    expect(kinds('kind: ConfigMap', states[5])).toContainEqual(['key', 'kind']);
  });
});

describe('blockScalars', () => {
  it('agrees with the tokens of every line', () => {
    fc.assert(
      fc.property(fc.array(yamlish), (lines) => {
        const states = blockScalars(lines);
        lines.forEach((line, index) => {
          expect(tokenizeLine(line, states[index]).block).toBe(states[index + 1]);
        });
      }),
    );
  });
});
