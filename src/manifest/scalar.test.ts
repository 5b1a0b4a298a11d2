import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { keyOf, type Resolved, resolvePlain, resolveScalar } from './scalar.ts';

const meant = (resolved: Resolved) => (resolved.kind === 'refused' ? `refused: ${resolved.why}` : resolved.value);
const tag = (name: string) => `tag:yaml.org,2002:${name}`;

describe('resolvePlain', () => {
  it.each([
    ['y', true],
    ['Y', true],
    ['yes', true],
    ['Yes', true],
    ['YES', true],
    ['on', true],
    ['On', true],
    ['TRUE', true],
    ['n', false],
    ['N', false],
    ['no', false],
    ['NO', false],
    ['off', false],
    ['Off', false],
    ['False', false],
    ['yEs', 'yEs'],
    ['oN', 'oN'],
    ['yes ', 'yes '],
    ['', null],
    ['~', null],
    ['null', null],
    ['Null', null],
    ['NULL', null],
    ['nULL', 'nULL'],
  ] as const)('takes %j for %j, as YAML 1.1 does', (text, value) => {
    expect(resolvePlain(text)).toMatchObject({ value });
  });

  it.each([
    ['0', 0],
    ['-0', 0],
    ['+7', 7],
    ['443', 443],
    ['0443', 291],
    ['0o443', 291],
    ['0O17', 15],
    ['-017', -15],
    ['0x1F', 31],
    ['0X1f', 31],
    ['-0x_1_f', -31],
    ['0b101', 5],
    ['-0b11', -3],
    ['1_000', 1000],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ] as const)('takes %j for the integer %j', (text, value) => {
    expect(resolvePlain(text)).toEqual({ kind: 'integer', value });
  });

  it.each([
    ['089', 89],
    ['1.5', 1.5],
    ['1.', 1],
    ['.5', 0.5],
    ['+.5', 0.5],
    ['1e3', 1000],
    ['1E-2', 0.01],
    ['-1_0.5', -10.5],
    ['.5e1', 5],
    ['-0.0', 0],
  ] as const)('takes %j for the number %j', (text, value) => {
    expect(resolvePlain(text)).toEqual({ kind: 'fraction', value });
  });

  it.each([
    '12:30',
    '190:20:30',
    '2026-11-24',
    '2026-11-24T10:00:00Z',
    '1e',
    '0x',
    '0o8',
    '0b2',
    '_1',
    '.5_0',
    '.',
    '-',
    '+',
    '--1',
    '1.2.3',
    '1e999',
    'inf',
    '<<',
    '=',
    'api',
  ])('takes %j for text', (text) => {
    expect(resolvePlain(text)).toEqual({ kind: 'text', value: text });
  });

  it.each([
    '.inf',
    '-.INF',
    '+.Inf',
    '.nan',
    '.NaN',
    '9007199254740993',
    '0xFFFFFFFFFFFFFFFF',
    '-9007199254740993',
    '123456789012345678901234567890',
  ])('refuses %j, which JSON would not keep', (text) => {
    expect(resolvePlain(text).kind).toBe('refused');
  });

  it('is total, and never gives a number that JSON does not have', () => {
    const pieces = fc.array(fc.constantFrom('0', '7', '9', 'x', 'o', 'b', '_', '.', '-', '+', 'e', 'inf', ':'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((parts) => parts.join('')),
        ),
        (text) => {
          const value = meant(resolvePlain(text));
          expect(JSON.parse(JSON.stringify(value))).toEqual(value);
        },
      ),
    );
  });
});

describe('resolveScalar', () => {
  it.each([
    ['yes', null, false, 'yes'],
    ['0443', null, false, '0443'],
    ['', null, false, ''],
    ['443', tag('str'), true, '443'],
    ['', tag('str'), true, ''],
    ['0x10', tag('int'), false, 16],
    ['5', tag('float'), true, 5],
    ['on', tag('bool'), false, true],
    ['~', tag('null'), false, null],
    ['2026-11-24', tag('timestamp'), true, '2026-11-24'],
    ['443', '!mine', true, '443'],
    ['443', '!', false, 443],
    ['aGVsbG8=', tag('binary'), true, 'hello'],
    ['w6\n k='.replace(' ', ''), tag('binary'), false, 'é'],
  ] as const)('reads %j with the tag %j', (text, tagged, plain, value) => {
    expect(meant(resolveScalar(text, tagged, plain))).toBe(value);
  });

  it.each([
    ['api', tag('int')],
    ['1.5', tag('int')],
    ['1', tag('bool')],
    ['x', tag('null')],
    ['a', tag('binary')],
    ['/w==', tag('binary')],
  ])('refuses %j with the tag %j', (text, tagged) => {
    expect(resolveScalar(text, tagged, true).kind).toBe('refused');
  });
});

describe('keyOf', () => {
  it.each([
    ['on', 'true'],
    ['n', 'false'],
    ['0443', '291'],
    ['1.50', '1.5'],
    ['1e6', '1e+06'],
    ['123456.0', '123456'],
    ['0.1', '0.1'],
    ['0.00001', '1e-05'],
    ['16777217.0', '1.6777216e+07'],
    ['1e300', '.inf'],
    ['-1e300', '-.inf'],
    ['api', 'api'],
    ['~', null],
    ['.nan', null],
  ])('makes the key %j %j', (text, key) => {
    expect(keyOf(resolvePlain(text))).toBe(key);
  });
});
