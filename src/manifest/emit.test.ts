import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import fc from '../../tests/fast-check.ts';
import { emitDocuments, emitValue } from './emit.ts';
import type { Json } from './json.ts';
import type { K8sObject } from './object.ts';

/** Two readers of their own: js-yaml (YAML 1.2) and `yaml` in 1.1 mode, which takes `yes`, `0o`, `1:2` and dates as kubectl might. */
const readBy: { readonly [reader: string]: (text: string) => unknown[] } = {
  'js-yaml': (text) => loadAll(text),
  'yaml 1.1': (text) => {
    const documents = parseAllDocuments(text, { version: '1.1' });
    return Array.isArray(documents) ? documents.map((document) => document.toJS()) : [];
  },
  'yaml 1.2': (text) => {
    const documents = parseAllDocuments(text, { version: '1.2' });
    return Array.isArray(documents) ? documents.map((document) => document.toJS()) : [];
  },
};

const TRAPS = [
  'yes',
  'no',
  'on',
  'off',
  'y',
  'n',
  'Y',
  'N',
  'true',
  'True',
  'null',
  '~',
  '',
  ' ',
  '0644',
  '0o17',
  '0x1F',
  '1_000',
  '1e3',
  '.5',
  '-.inf',
  '.nan',
  '1:2',
  '190:20:30',
  '2026-11-23',
  '2026-11-23T10:00:00Z',
  '=',
  '<<',
  '- a',
  'a: b',
  'a #b',
  '#a',
  '&a',
  '*a',
  '!a',
  '%a',
  '@a',
  '`a',
  '---',
  '...',
  '? a',
  '{a',
  '[a',
  '"',
  "'",
  '\\',
  'a\nb',
  'a\n',
  '\n',
  ' a',
  'a ',
  '\ta',
  '\u0085',
  '\u2028',
  '\ufeff',
  'é',
  '😀',
  '+1',
  '1.',
  '0b1',
  '0.0',
  '-0',
  `-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n`,
  'a'.repeat(300),
  `${'word '.repeat(60)}`,
]; // prettier-ignore

/** Texts that the library `yaml` alone takes for numbers in 1.1 mode, such as `E0`: a number has a digit before its exponent. */
const NO_NUMBER = /^[-+]?[._]*([eE][-+]?\d*)?$/;
const text = fc
  .oneof(fc.constantFrom(...TRAPS), fc.string(), fc.string({ unit: 'grapheme' }))
  .filter((any) => any === '' || !NO_NUMBER.test(any));
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
const value: fc.Arbitrary<Json> = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__' && key !== '<<'),
      tie('any'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).any;
const object = fc
  .record({ name: text, spec: value })
  .map(({ name, spec }): K8sObject => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, spec }));

describe.each(Object.keys(readBy))('what is emitted, read again by %s', (reader) => {
  const read = (yaml: string) => readBy[reader]?.(yaml);

  it.each(TRAPS.map((trap) => [trap]))('keeps the text %j as it is', (trap) => {
    expect(read(emitValue({ v: trap, list: [trap] }))).toEqual([{ v: trap, list: [trap] }]);
  });

  it('equals the objects', () => {
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 4 }), (objects) => {
        expect(read(emitDocuments(objects))).toEqual(objects);
      }),
      { numRuns: 300 },
    );
  });
});

describe('emitDocuments', () => {
  const one: K8sObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
  it('writes nothing for nothing', () => expect(emitDocuments([])).toBe(''));
  it('separates documents by one line and repeats what two objects share', () => {
    expect(emitDocuments([one, one])).toBe(
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n',
    );
    const shared = { a: 1 };
    expect(emitValue({ x: shared, y: shared })).not.toMatch(/[&*]/);
  });
  it('does not fold long lines, and keeps a PEM readable', () => {
    expect(
      emitValue({ v: 'word '.repeat(60) })
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1);
    expect(emitValue({ 'ca.crt': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n' })).toContain(
      'ca.crt: |\n  -----BEGIN CERTIFICATE-----\n  MIIB\n',
    );
  });
});
