import { expect, test } from 'vitest';
import { CA, LEAF } from '../../tests/certificates.ts';
import { firstPemBlock } from './first-pem-block.ts';

/** The expected answers are those of Go's `pem.Decode`, Go 1.26, tried 2026-11-27. */

const KEY =
  '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES,0\n\nMIIB\n-----END RSA PRIVATE KEY-----\n';
const broken = '-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n';

function labels(text: string): readonly string[] {
  const block = firstPemBlock(text);
  return block === undefined ? [] : [block.label, ...labels(block.rest)];
}

test.each([
  ['one after the other', CA + LEAF, ['CERTIFICATE', 'CERTIFICATE']],
  ['text around', `hello\n${CA}bye\n`, ['CERTIFICATE']],
  ['other line ends', CA.replaceAll('\n', '\r\n'), ['CERTIFICATE']],
  ['no line end at the end', CA.trimEnd(), ['CERTIFICATE']],
  ['another label', CA.replaceAll('CERTIFICATE', 'X509 CRL'), ['X509 CRL']],
  ['headers', KEY + CA, ['RSA PRIVATE KEY', 'CERTIFICATE']],
  ['content that nobody reads', '-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n', ['CERTIFICATE']],
  ['one that is skipped for the next', broken + CA, ['CERTIFICATE']],
  ['one that is none', CA + broken, ['CERTIFICATE']],
  ['no END', CA.replace(/-----END[\s\S]*/, ''), []],
  ['another END', CA.replace('END CERTIFICATE', 'END PUBLIC KEY'), []],
  ['BEGIN that is not at the start of a line', CA.replace(/^/gm, '  '), []],
  ['a byte order mark', `\ufeff${CA}`, []],
  ['no padding', '-----BEGIN CERTIFICATE-----\naGVsbG8\n-----END CERTIFICATE-----\n', []],
  ['nothing', '', []],
])('%s', (_, text, expected) => {
  expect(labels(text)).toEqual(expected);
});

test('many beginnings without an end take no long time', () => {
  expect(firstPemBlock('-----BEGIN CERTIFICATE-----\n'.repeat(50_000))).toBeUndefined();
});
