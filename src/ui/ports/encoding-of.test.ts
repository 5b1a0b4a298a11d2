import { expect, test } from 'vitest';
import { encodingOf } from './encoding-of.ts';

test('a file of Windows PowerShell is read as the UTF-16 that it is', () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0x6b, 0, 0x69, 0, 0x6e, 0, 0x64, 0);
  expect(new TextDecoder(encodingOf(bytes)).decode(bytes)).toBe('kind');
  expect(encodingOf(Uint8Array.of(0xfe, 0xff, 0, 0x6b))).toBe('utf-16be');
});

test('everything else is UTF-8, with a byte order mark or without, and short or empty', () => {
  for (const bytes of [[], [0xff], [0x6b, 0x69], [0xef, 0xbb, 0xbf, 0x6b]])
    expect(encodingOf(Uint8Array.from(bytes))).toBe('utf-8');
});
