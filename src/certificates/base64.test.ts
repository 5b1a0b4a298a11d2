import { expect, test } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { decodeBase64, encodeBase64Url } from './base64.ts';

test('encodes as Node does, and decodes every form of it', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(encodeBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      for (const form of ['base64', 'base64url'] as const) {
        expect(decodeBase64(Buffer.from(bytes).toString(form))).toEqual(bytes);
      }
    }),
  );
});

test.each(['A', 'AAAAA', 'AA=', 'A===', 'A A', 'AA\n', 'Ä', '=', 'AAA=='])('%j is not base64', (text) => {
  expect(decodeBase64(text)).toBeUndefined();
});
