import { describe, expect, test } from 'vitest';
import { CA, LEAF } from '../../tests/certificates.ts';
import fc from '../../tests/fast-check.ts';
import { certificatesIn, inspectPem, MAX_PEM, recoverCertificates } from './inspect-pem.ts';

const body = CA.split('\n').slice(1, -2).join('\n');
const flaws = (text: string) => inspectPem(text).blocks.map((block) => block.flaw);

test('whole certificates are counted, and come back byte for byte', () => {
  const report = inspectPem(CA + LEAF);
  expect(report).toMatchObject({ certificates: 2, holdsPrivateKey: false, textOutside: null, instead: null });
  expect(report.blocks.map(({ label, line }) => ({ label, line }))).toEqual([
    { label: 'CERTIFICATE', line: 1 },
    { label: 'CERTIFICATE', line: CA.split('\n').length },
  ]);
  expect(certificatesIn(CA + LEAF)).toBe(CA + LEAF);
});

test('line ends of any kind, a byte order mark and blank lines make no difference', () => {
  expect(certificatesIn(`\ufeff\r\n${(CA + LEAF).replaceAll('\n', '\r\n')}\r\n`)).toBe(CA + LEAF);
});

test('text around and between certificates is told and skipped', () => {
  const text = `${CA}subject=CN = api\n${LEAF}`;
  expect(inspectPem(text)).toMatchObject({ certificates: 2, textOutside: CA.split('\n').length });
  expect(certificatesIn(text)).toBe(CA + LEAF);
});

describe('flaws', () => {
  test.each([
    ['no END', CA.replace(/-----END.*/, ''), ['no-end']],
    ['no END before the next', `${CA.replace(/-----END.*\n/, '')}${LEAF}`, ['no-end', null]],
    ['another END', CA.replace('END CERTIFICATE', 'END PUBLIC KEY'), ['other-end']],
    ['characters that base64 has not', CA.replace('MII', 'M!I'), ['not-base64']],
    ['a line lost', CA.replace(/\n[^\n]+\n-----END/, '\n-----END'), ['cut-off']],
    ['something else inside', '-----BEGIN CERTIFICATE-----\naGVsbG8gd29ybGQ=\n-----END CERTIFICATE-----', ['not-der']],
    ['nothing inside', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----', ['not-der']],
    ['indentation', CA.replace(/^/gm, '  '), ['indented']],
  ])('%s', (_, text, expected) => {
    expect(flaws(text)).toEqual(expected);
  });

  test('a flawed certificate does not count', () => {
    expect(inspectPem(CA.replace(/-----END.*/, '')).certificates).toBe(0);
  });
});

test.each([
  ['', 'nothing'],
  [' \n\t', 'nothing'],
  ['hello', 'text'],
  ['0\u0082\u0001\u0000\u0000', 'binary'],
  [body, 'bare'],
  [Buffer.from(CA).toString('base64'), 'wrapped'],
  ['x'.repeat(MAX_PEM + 1), 'too-long'],
])('what a text without a block is instead', (text, instead) => {
  expect(inspectPem(text).instead).toBe(instead);
});

test.each([
  ['indented', `ca.crt: |\n${(CA + LEAF).replace(/^/gm, '    ')}`],
  ['on one line', (CA + LEAF).replaceAll('\n', ' ')],
  ['with escaped line ends', JSON.stringify(CA + LEAF)],
  ['in base64', Buffer.from(CA + LEAF).toString('base64')],
])('certificates that came %s are recovered', (_, text) => {
  expect(certificatesIn(text)).toBe('');
  expect(recoverCertificates(text)).toBe(CA + LEAF);
});

test('a bare certificate is framed', () => {
  expect(recoverCertificates(body)).toBe(CA);
});

test('total, and what it keeps is whole certificates only', () => {
  const piece = fc.oneof(
    fc.constantFrom(CA, LEAF, '-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----\n', '\n', 'MIIB', body),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const kept = certificatesIn(text);
      expect(certificatesIn(kept)).toBe(kept);
      expect(inspectPem(kept).certificates).toBe(inspectPem(text).certificates);
      recoverCertificates(text);
    }),
  );
});
