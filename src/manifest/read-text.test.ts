import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { hostileText } from '../../tests/hostile-text.ts';
import type { Json } from './json.ts';
import { pick } from './json.ts';
import { type Path, readText, type Span } from './read-text.ts';

const valuesOf = (text: string) => readText(text).documents.map(({ value }) => value);
const problemsOf = (text: string) => readText(text).problems.map(({ span, message }) => [text.slice(...span), message]);
const OBJECT = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';

describe('documents', () => {
  it.each<[string, readonly (Json | undefined)[]]>([
    ['', []],
    [' \n\n', []],
    ['\ufeff', []],
    ['a: 1', [{ a: 1 }]],
    ['---\na: 1\n', [{ a: 1 }]],
    ['--- # first\na: 1\n---  \nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['# only a comment\n---\na: 1\n---\n', [undefined, { a: 1 }, undefined]],
    ['a: 1\r\n---\r\nb: 2', [{ a: 1 }, { b: 2 }]],
    ['\ufeffa: 1\n', [{ a: 1 }]],
    ['a: 1\n...\n---\nb: 2\n...\n', [{ a: 1 }, { b: 2 }]],
    ['a: ----\nb: -----BEGIN\n', [{ a: '----', b: '-----BEGIN' }]],
    ['a: |\n  ---\n---a: 1\n', [{ a: '---\n', '---a': 1 }]],
    ['--- {a: 1}\n', [{ a: 1 }]],
    ['null\n---\n~', [null, null]],
  ])('of %j', (text, values) => {
    expect(valuesOf(text)).toEqual(values);
  });

  it('have spans without the separator', () => {
    const text = '# head\n---\na: 1\n--- # two\nb: 2\n';
    expect(readText(text).documents.map(({ span }) => text.slice(...span))).toEqual(['# head\n', 'a: 1\n', 'b: 2\n']);
  });

  it('are each read for themselves: a broken one leaves the others', () => {
    expect(valuesOf('a: [\n---\nb: 1\n')).toEqual([undefined, { b: 1 }]);
  });
});

describe('values', () => {
  it.each<[string, Json]>([
    ['a: &x {b: 1}\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
    ['a: &x 1\nb: *x\nc: &x 2\nd: *x\n', { a: 1, b: 1, c: 2, d: 2 }],
    ['a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\n', { a: { p: 1, q: 2 }, b: { p: 1, q: 3 } }],
    // The one place where kubectl is not YAML 1.1: what stands later wins.
    ['a: &x {p: 1}\nb: {p: 2, <<: *x}\n', { a: { p: 1 }, b: { p: 1 } }],
    ['a: &x {p: 1, q: 1}\nb: &y {p: 2}\nc: {<<: [*y, *x]}\n', { a: { p: 1, q: 1 }, b: { p: 2 }, c: { p: 2, q: 1 } }],
    ['a: {<<: {p: 1}, "<<": 2}\n', { a: { p: 1, '<<': 2 } }],
    ['a: <<\n', { a: '<<' }],
    ['on: y\n8080: x\n1.0: z\n', { true: true, '8080': 'x', '1': 'z' }],
    ['&k a: &v x\nb: {*k : *v}\n', { a: 'x', b: { a: 'x' } }],
    ['? a\n: 1\n? b\n', { a: 1, b: null }],
    ['[a, b: 1]', ['a', { b: 1 }]],
    ['a:\n- 1\n-\n-   - x\n', { a: [1, null, ['x']] }],
    ['__proto__: {a: 1}\n', JSON.parse('{"__proto__":{"a":1}}')],
    ['a: "\\u00e9\\n"\nb: >\n  x\n  y\nc: |+\n  z\n\n', { a: 'é\n', b: 'x y\n', c: 'z\n\n' }],
  ])('of %j', (text, value) => {
    expect(valuesOf(text)).toEqual([value]);
  });

  it('of JSON are those of JSON.parse', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }),
        fc.constantFrom(0, 1, 2),
        (value, space) => {
          fc.pre(keepsDigits(value));
          const text = JSON.stringify(value, null, space);
          expect(valuesOf(text)).toEqual([JSON.parse(text)]);
        },
      ),
    );
  });
});

describe('problems', () => {
  it.each<[string, readonly (readonly [string, RegExp])[]]>([
    ['a: 1\na: 2\n', [['a', /twice/]]],
    ['1: x\n"1": y\n', [['"1"', /twice/]]],
    ['{"a": 1, "b": {"c": 1, "c": 2}}', [['"c"', /twice/]]],
    ['{"a": 9007199254740993}', [['9007199254740993', /2\^53/]]],
    [
      'a: .inf\nb: .nan\n',
      [
        ['.inf', /JSON/],
        ['.nan', /JSON/],
      ],
    ],
    ['a: *x\n', [['*x', /No anchor &x/]]],
    ['a: &x [*x]\n', [['*x', /contains itself/]]],
    ['a: {<<: 1}\n', [['<<: 1', /takes a map/]]],
    ['~: 1\n', [['~', /A key has to be/]]],
    ['[a]: 1\n', [['[a]', /A key has to be/]]],
    ['a: !!int x\n', [['x', /its tag/]]],
    ['a: "x\n', [['', /closing "/]]],
    ['a: [1\n', [['', /closing \]/]]],
    ['a:\n\tb: 1\n', [['\t', /tab/i]]],
    ['%YAML 1.2\n---\na: 1\n', [['%YAML 1.2', /directives/]]],
    ['a: 1\n...\nb: 2\n', [['b: 2\n', /stops reading/]]],
    ['a: 1\n--- {b: 2}\n', [['---', /does not cut/]]],
  ])('of %j', (text, expected) => {
    const found = problemsOf(text);
    expect(found).toHaveLength(expected.length);
    for (const [index, [excerpt, message]] of expected.entries()) {
      expect(found[index]).toEqual([excerpt, expect.stringMatching(message)]);
    }
  });

  it('are all told, each at its place, and leave no value and no object', () => {
    const [document] = readText(`${OBJECT}a: *x\nb: {c: 1, c: 2}\nd: .inf\n`).documents;
    expect(document?.problems).toHaveLength(3);
    expect(document?.value).toBeUndefined();
    expect(document?.objects).toEqual([]);
    expect(document?.keySpan(['metadata', 'name'])).not.toBeNull();
  });

  it('stand for what is beyond the bounds', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [one, next] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg'])
      bomb.push(`${next}: &${next} [${Array(10).fill(`*${one}`)}]`);
    const deep = [...Array(200)].reduce<Json>((inner) => ({ a: inner }), 1);
    const texts = [
      bomb.join('\n'),
      '['.repeat(60_000),
      '- '.repeat(60_000),
      JSON.stringify(deep),
      `a: ${'x'.repeat(5_000_001)}`,
    ];
    for (const text of texts) expect(readText(text).problems).toHaveLength(1);
  });

  it('are found in any text, without an exception', () => {
    const pieces = fc.constantFrom(
      'a: ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
      '>',
      '&x ',
      '*x',
      '!!int ',
      '<<: ',
      '? ',
      ': ',
      '#',
      '---\n',
      '...\n',
      '%',
      '\t',
      '\r',
      '\ufeff',
      '1',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          const { documents, problems } = readText(text);
          for (const { span } of [...documents, ...problems]) {
            expect(span[0]).toBeGreaterThanOrEqual(0);
            expect(span[1]).toBeGreaterThanOrEqual(span[0]);
            expect(span[1]).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('objects', () => {
  it('are documents with an identity, and the items of Lists', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: s}}\n- {kind: Pod}\n- {apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop}}\n`;
    const found = readText(`${OBJECT}---\n${list}---\nkind: Pod\n`).documents.flatMap(({ objects }) => objects);
    expect(found.map(({ object, at }) => [object.metadata.name, at])).toEqual([
      ['a', []],
      ['s', ['items', 0]],
      ['p', ['items', 2]],
    ]);
  });

  it('need names that are text', () => {
    expect(readText('apiVersion: v1\nkind: Pod\nmetadata: {name: 1}').documents[0]?.objects).toEqual([]);
    expect(readText('apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: 1}').documents[0]?.objects).toEqual([]);
  });

  const ITEM = '{apiVersion: v1, kind: Pod, metadata: {name: p}}';
  const documentOf = (text: string) => readText(text).documents[0];

  it('are found in Lists of Lists, as kubectl finds them', () => {
    const text = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: List\n  items:\n  - ${ITEM}\n`;
    expect(documentOf(text)?.objects).toMatchObject([{ at: ['items', 0, 'items', 0], object: { kind: 'Pod' } }]);
  });

  it('have the kind of their List where the API server leaves it out', () => {
    const text = 'apiVersion: v1\nkind: ServiceList\nitems:\n- metadata: {name: a}\n';
    expect(documentOf(text)?.objects).toEqual([
      { at: ['items', 0], object: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } } },
    ]);
  });

  it.each([
    ['hello', [], 'it is no map of fields'],
    ['kind: Pod\nmetadata: {name: a}', [], 'apiVersion is missing'],
    ['apiVersion: v1\nmetadata: {name: a}', [], 'kind is missing'],
    ['apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}', [], 'metadata.name is missing'],
    ['apiVersion: v1\nkind: Pod\nmetadata: {name: 1}', [], 'metadata.name is not text'],
    [`apiVersion: v1\nkind: List\nitems: [${ITEM}, {metadata: {name: a}}]`, ['items', 1], 'apiVersion is missing'],
  ])('are not what kubectl refuses: %j', (text, at, flaw) => {
    expect(documentOf(text)?.strays).toMatchObject([{ at, flaw }]);
  });

  it('may be missing', () => {
    for (const text of ['', '# only a comment\n', '---\nnull\n', ITEM])
      expect(documentOf(text)?.strays ?? []).toEqual([]);
  });
});

describe('places', () => {
  const text =
    'x: 0\n---\na: &m\n  b: one # two\n  c: |\n    three\n\nlist:\n- p: 1\n  q: {r: s, "t": }\n- \nalias: *m\nmerge:\n  <<: *m\n  own: 1\n';
  const document = readText(text).documents[1];
  const cut = (span: Span | null | undefined) => (span == null ? null : text.slice(...span));

  it.each<[Path, string | null, string | null]>([
    [['a', 'b'], 'b: one', 'one'],
    [['a', 'c'], 'c: |\n    three\n', '|\n    three\n'],
    [['list', 0], '- p: 1\n  q: {r: s, "t": }', 'p: 1\n  q: {r: s, "t": }'],
    [['list', 0, 'q', 'r'], 'r: s', 's'],
    [['list', 0, 'q', 't'], '"t":', ''],
    [['list', 1], '-', ''],
    [['alias'], 'alias: *m', '*m'],
    [['alias', 'b'], null, null],
    [['merge', 'b'], null, null],
    [['list', 2], null, null],
    [['a', 0], null, null],
    [['nothing'], null, null],
  ])('of %j', (path, key, value) => {
    expect(cut(document?.keySpan(path))).toBe(key);
    expect(cut(document?.valueSpan(path))).toBe(value);
  });

  it.each<[Path, string]>([
    [['a', 'b', 'deeper'], 'b: one'],
    [['alias', 'b'], 'alias: *m'],
    [['merge', 'b'], '<<: *m'],
    [['list', 7, 'x'], 'list:\n- p: 1\n  q: {r: s, "t": }\n-'],
  ])('nearest to %j', (path, nearest) => {
    expect(cut(document?.nearestSpan(path))).toBe(nearest);
  });

  it('nearest to what is not there is the document', () => {
    expect(cut(document?.nearestSpan(['nothing']))?.startsWith('a: &m')).toBe(true);
    expect(cut(readText('# empty\n').documents[0]?.nearestSpan(['a']))).toBe(text.slice(0, 8));
  });

  it('lead back to their paths', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(), ({ text: whole, document: index, value }, nth) => {
        const read = readText(whole).documents[index];
        const paths = pathsOf(value).filter((path) => read?.valueSpan(path) != null);
        const path = paths[nth % paths.length] ?? [];
        const [at = -1] = read?.valueSpan(path) ?? [];
        const found = read?.pathAt(at);
        // A map or list begins where its first field does.
        expect(found?.slice(0, path.length)).toEqual(path);
        expect(pick(value, ...(found ?? []))).not.toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('are outside of other documents', () => {
    expect(document?.pathAt(0)).toBeNull();
    expect(document?.pathAt(text.indexOf('one'))).toEqual(['a', 'b']);
    expect(document?.pathAt(text.indexOf('two'))).toEqual(['a', 'b']);
    expect(document?.pathAt(text.indexOf('r: s'))).toEqual(['list', 0, 'q', 'r']);
  });

  it('in JSON are those that a reader of YAML finds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, noNullPrototype: true }), (value) => {
        const json = JSON.stringify(value, null, 2);
        // A comment makes it YAML, and moves nothing.
        const yaml = `${json}\n# YAML\n`;
        const [left, right] = [readText(json).documents[0], readText(yaml).documents[0]];
        fc.pre(right?.problems.length === 0);
        for (const path of pathsOf(JSON.parse(json))) {
          expect(left?.keySpan(path)).toEqual(right?.keySpan(path));
          expect(left?.valueSpan(path)).toEqual(right?.valueSpan(path));
        }
      }),
    );
  });
});

/** Integers that JSON.parse would round are another matter: they are problems. */
function keepsDigits(value: unknown): boolean {
  if (typeof value === 'number')
    return !Number.isInteger(value) || Number.isSafeInteger(value) || /e/.test(String(value));
  return typeof value !== 'object' || value === null || Object.values(value).every(keepsDigits);
}

function pathsOf(value: Json, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const steps = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [at, ...steps.flatMap((step) => pathsOf(pick(value, step) ?? null, [...at, step]))];
}
