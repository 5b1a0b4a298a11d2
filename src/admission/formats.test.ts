import { describe, expect, it } from 'vitest';
import { hasFormat } from './formats.ts';

/** Each was put before the API server’s own validation: k8s.io/apiextensions-apiserver 0.37.2, 2026-11-27. */
const TAKEN: readonly (readonly [format: string, texts: readonly string[]])[] = [
  ['byte', ['YWJj', 'YWI=', 'YQ==']],
  ['ipv4', ['1.2.3.4', '01.2.3.4', '0001.2.3.4', '::ffff:1.2.3.4']],
  ['ipv6', ['::', '::1', '1:2:3:4:5:6:7::', '::ffff:1.2.3.4']],
  ['cidr', ['1.2.3.0/24', '01.2.3.4/8', '1.2.3.4/024', '1.2.3.4/0024', '::/0']],
  ['date', ['2026-01-31', '2024-02-29']],
  [
    'date-time',
    [
      '2026-01-31T10:00:00Z',
      '2026-01-31t10:00:00z',
      '2026-01-31T10:00:00.5Z',
      '2026-01-31T10:00:00,5Z',
      '2026-01-31T10:00:00+99:99',
    ],
  ],
];

const REFUSED: typeof TAKEN = [
  ['byte', ['', 'YWJ', 'YQ=', '====', 'YWJj\n', 'YW-_']],
  ['ipv4', ['', '1.2.3', '256.1.1.1', '::1']],
  ['ipv6', ['1.2.3.4', '1::2::3', 'fe80::1%eth0']],
  ['cidr', ['1.2.3.4', '1.2.3.4/', '1.2.3.4/33', '1.2.3.4/-1', '::1/129']],
  ['date', ['2026-1-31', '20260131', '2026-02-30', '2023-02-29', '2026-13-01', '2026-01-00']],
  [
    'date-time',
    [
      '2026-01-31',
      '2026-01-31 10:00:00Z',
      '2026-01-31T10:00:00',
      '2026-01-31T24:00:00Z',
      '2026-01-31T10:60:00Z',
      '2026-01-31T10:00:60Z',
      '2026-02-30T10:00:00Z',
      '2026-13-01T10:00:00Z',
    ],
  ],
];

const each = (table: typeof TAKEN) => table.flatMap(([format, texts]) => texts.map((text) => [format, text] as const));

describe('hasFormat', () => {
  it.each(each(TAKEN))('takes as %s: %j', (format, text) => {
    expect(hasFormat(text, format)).toBe(true);
  });

  it.each(each(REFUSED))('does not take as %s: %j', (format, text) => {
    expect(hasFormat(text, format)).toBe(false);
  });

  it('says of some formats that it does not know them, and passes over names that are none', () => {
    expect([hasFormat('a', 'email'), hasFormat('a', 'int-or-text')]).toEqual(['unknown', true]);
  });

  it('reads bytes line by line where Kubernetes does', () => {
    expect(['', 'YWJj\nYWJj\n', 'YQ=\n='].map((text) => hasFormat(text, 'base64-lines'))).toEqual([true, true, true]);
  });
});
