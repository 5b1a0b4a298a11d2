import { describe, expect, it } from 'vitest';
import type { TextEdit } from './edits-between.ts';
import type { Json } from './json.ts';
import { readText } from './read-text.ts';
import { splice } from './splice.ts';

const TEXT = `# A policy of ours.
apiVersion: gateway.networking.k8s.io/v1   # the standard
kind: "BackendTLSPolicy"
metadata:
  name: api # by hand
  labels: {app: api, team: 'shop'}
spec:
  # who
  targetRefs:
  - name: api # first
    kind: Service
    # weight is not ours
    weight: 1

  - name: other
    kind: Service
  empty:
  none: {} # yet
  validation:
    hostname: 'api.example' # SNI
    # and more
    wellKnown: System
  pem: | # ours
    one
    two
# The end.
`;

const known = (text: string, document = 0): Json => readText(text).documents[document]?.value ?? null;
const set = (path: TextEdit['path'], value: Json): TextEdit => ({ op: 'set', path, value });
const remove = (...path: TextEdit['path']): TextEdit => ({ op: 'remove', path });
const insert = (path: TextEdit['path'], value: Json): TextEdit => ({ op: 'insert', path, value });

/** Edits a text with everything known, and returns the text. */
const edit = (text: string, ...edits: readonly TextEdit[]) => splice(text, 0, edits, known(text)).text;
/** TEXT with one passage replaced. */
const but = (old: string, now: string) => {
  expect(TEXT).toContain(old);
  return TEXT.replace(old, () => now);
};

describe('a value', () => {
  it.each<[string, TextEdit, string]>([
    ['plain', set(['metadata', 'name'], 'web'), but('name: api # by hand', 'name: web # by hand')],
    [
      'plain that would be misread',
      set(['metadata', 'name'], 'no'),
      but('name: api # by hand', "name: 'no' # by hand"),
    ],
    ['in double quotes', set(['kind'], 'X"'), but('"BackendTLSPolicy"', '"X\\""')],
    ['in single quotes', set(['spec', 'validation', 'hostname'], "it's"), but("'api.example' # SNI", "'it''s' # SNI")],
    ['in brackets', set(['metadata', 'labels', 'app'], 'a, b'), but('{app: api,', "{app: 'a, b',")],
    ['of several lines', set(['spec', 'pem'], 'three\n'), but('one\n    two', 'three')],
    ['of several lines that becomes one', set(['spec', 'pem'], 'x'), but('| # ours\n    one\n    two', 'x # ours')],
    [
      'that becomes several lines',
      set(['spec', 'validation', 'hostname'], 'a\nb\n'),
      but("'api.example' # SNI", '| # SNI\n      a\n      b'),
    ],
    [
      'that becomes a map',
      set(['spec', 'validation', 'hostname'], { a: [1] }),
      but("'api.example' # SNI", '# SNI\n      a:\n      - 1'),
    ],
    ['that was empty', set(['spec', 'empty'], 5), but('empty:', 'empty: 5')],
    [
      'in a map that was empty',
      set(['spec', 'empty', 'a', 'b'], [1]),
      but('empty:', 'empty:\n    a:\n      b:\n      - 1'),
    ],
    ['in brackets that were empty', set(['spec', 'none', 'a'], 1), but('none: {} # yet', 'none: # yet\n    a: 1')],
    ['that is new', set(['metadata', 'namespace'], 'shop'), but("'shop'}\n", "'shop'}\n  namespace: shop\n")],
    [
      'that is new, with its parents',
      set(['metadata', 'annotations', 'a/b'], ''),
      but("'shop'}\n", "'shop'}\n  annotations:\n    a/b: ''\n"),
    ],
    ['that is the same already', set(['spec', 'validation'], { wellKnown: 'System', hostname: 'api.example' }), TEXT],
  ])('%s', (_, one, expected) => {
    expect(edit(TEXT, one)).toBe(expected);
  });

  it('keeps its anchor, and its tag where that is still right', () => {
    expect(edit('a: &x !!str 1\nb: !!int "2"\n', set(['a'], 'two'), set(['b'], 'two'))).toBe(
      'a: &x !!str two\nb: "two"\n',
    );
    expect(edit('a: !!str &x 1\n', set(['a'], { b: 1 }))).toBe('a: &x \n  b: 1\n');
  });

  it('that gives way to one of another shape leaves its comments, and says so', () => {
    const text = 'a: # why\n  # note\n  b: 1 # one\n  c: 2\nd: 3\n';
    expect(splice(text, 0, [set(['a'], 'x')], known(text))).toEqual({
      text: 'a: x # why\n  # note\n# one\nd: 3\n',
      kept: [{ path: ['a'], why: 'comments' }],
    });
  });

  it('is indented as the text around it', () => {
    expect(edit('a:\n    b:\n    -   c: 1\n', set(['a', 'd'], { e: [{ f: 1, g: 2 }] }))).toBe(
      'a:\n    b:\n    -   c: 1\n    d:\n        e:\n        - f: 1\n          g: 2\n',
    );
    expect(edit('a:\n  b:\n    - 1\n', set(['c'], [2]))).toBe('a:\n  b:\n    - 1\nc:\n  - 2\n');
  });

  it('keeps line ends, a mark at the beginning, and no end of the last line', () => {
    expect(edit('\ufeffa: 1\r\nb:\r\n- x', insert(['b', 1], { k: 'l\nm\n' }), set(['a'], 2))).toBe(
      '\ufeffa: 2\r\nb:\r\n- x\r\n- k: |\r\n    l\r\n    m',
    );
    expect(edit('a: 1\nb: 2', remove('b'))).toBe('a: 1');
  });
});

describe('an item', () => {
  it.each<[string, TextEdit, string]>([
    [
      'before the first',
      insert(['spec', 'targetRefs', 0], { name: 'new' }),
      but('- name: api # first', '- name: new\n  - name: api # first'),
    ],
    [
      'between two',
      insert(['spec', 'targetRefs', 1], { name: 'new' }),
      but('weight: 1\n', 'weight: 1\n  - name: new\n'),
    ],
    ['after the last', insert(['spec', 'targetRefs', 2], { name: 'new' }), but('empty:', '- name: new\n  empty:')],
    ['far behind the last', insert(['spec', 'targetRefs', 9], 1), but('empty:', '- 1\n  empty:')],
    ['of a list that is not there', insert(['spec', 'empty', 0], 1), but('empty:', 'empty:\n  - 1')],
  ])('put in %s', (_, one, expected) => {
    expect(edit(TEXT, one)).toBe(expected);
  });

  it('goes out of brackets without a word about a comment behind them, which is not its own', () => {
    const text = 'spec: {a: [{b: 1, c: 2}], # of both\n  d: {e: f}} # of all\n';
    const edits = [remove('spec', 'a', 0, 'c'), remove('spec', 'd', 'e')];
    expect(splice(text, 0, edits, known(text))).toEqual({
      text: 'spec: {a: [{b: 1}], # of both\n  d: {}} # of all\n',
      kept: [],
    });
  });

  it('goes, and leaves the comments', () => {
    expect(splice(TEXT, 0, [remove('spec', 'targetRefs', 0)], known(TEXT))).toEqual({
      text: but(
        '  - name: api # first\n    kind: Service\n    # weight is not ours\n    weight: 1\n',
        '  # first\n  # weight is not ours\n',
      ),
      kept: [{ path: ['spec', 'targetRefs', 0], why: 'comments' }],
    });
    expect(edit('a: [1, 2, 3]\n', remove('a', 1))).toBe('a: [1, 3]\n');
    expect(edit('a: [1, 2]\n', remove('a', 1), remove('a', 0))).toBe('a: []\n');
    expect(edit('a:\n- 1\n- 2\n', remove('a', 1), remove('a', 0))).toBe('a: []\n');
    expect(edit('- - 1\n  - 2\n', remove(0, 0))).toBe('- - 2\n');
  });

  it('stays whole where somebody has added to it', () => {
    const without: Json = {
      spec: {
        targetRefs: [
          { name: 'api', kind: 'Service' },
          { name: 'other', kind: 'Service' },
        ],
      },
    };
    expect(splice(TEXT, 0, [remove('spec', 'targetRefs', 0)], without)).toEqual({
      text: TEXT,
      kept: [{ path: ['spec', 'targetRefs', 0], why: 'fields' }],
    });
  });
});

describe('a field', () => {
  it.each<[string, TextEdit, string]>([
    ['alone on its line', remove('spec', 'validation', 'wellKnown'), but('    wellKnown: System\n', '')],
    ['with a comment', remove('spec', 'validation', 'hostname'), but("hostname: 'api.example' # SNI", '# SNI')],
    ['in brackets', remove('metadata', 'labels', 'app'), but('{app: api, ', '{')],
    ['last in brackets', remove('metadata', 'labels', 'team'), but(", team: 'shop'}", '}')],
    ['beside the dash', remove('spec', 'targetRefs', 1, 'name'), but('- name: other\n    kind', '- kind')],
    ['of several lines', remove('spec', 'pem'), but('pem: | # ours\n    one\n    two\n', '# ours\n')],
  ])('goes: %s', (_, one, expected) => {
    expect(edit(TEXT, one)).toBe(expected);
  });

  it('stays where it is not the product’s, with what is around it', () => {
    const ours = { spec: { validation: { hostname: 'api.example' } } };
    expect(splice(TEXT, 0, [remove('spec', 'validation')], ours)).toEqual({
      text: but("hostname: 'api.example' # SNI", '# SNI'),
      kept: [
        { path: ['spec', 'validation', 'wellKnown'], why: 'fields' },
        { path: ['spec', 'validation', 'hostname'], why: 'comments' },
      ],
    });
  });

  it('that was the last one leaves an empty map', () => {
    expect(edit('a: # why\n  # note\n  b: 1 # one\nc: 1\n', remove('a', 'b'))).toBe(
      'a: {} # why\n  # note\n  # one\nc: 1\n',
    );
    expect(edit('- a: 1\n', remove(0, 'a'))).toBe('- {}\n');
    expect(edit('a: 1 # one\n', remove('a'))).toBe('{}\n# one\n');
  });
});

describe('anchors', () => {
  const text = 'base: &b\n  p: 1 # one\nuser: *b\nmore:\n  <<: *b\n  q: 2\n';

  it('leave what aliases stand for when their own value changes', () => {
    expect(edit(text, set(['base', 'p'], 5))).toBe(
      'base: &b\n  p: 5 # one\nuser:\n  p: 1\nmore:\n  <<:\n    p: 1\n  q: 2\n',
    );
  });

  it('are not changed through their aliases', () => {
    expect(edit(text, set(['user', 'p'], 5))).toBe(text.replace('user: *b', 'user:\n  p: 5'));
    expect(edit(text, set(['user'], 'x'))).toBe(text.replace('*b', 'x'));
  });

  it('give a merged map a field of its own that overrides theirs', () => {
    expect(edit(text, set(['more', 'p'], 5))).toBe(`${text}  p: 5\n`);
  });

  it('are written out where a merged field has to go', () => {
    expect(edit(text, remove('more', 'p'))).toBe(text.replace('  <<: *b\n', ''));
  });

  it('may go with their value, and come back where they are needed', () => {
    expect(edit(text, remove('base'))).toBe('# one\nuser:\n  p: 1\nmore:\n  <<:\n    p: 1\n  q: 2\n');
  });
});

describe('JSON', () => {
  const json: Json = { kind: 'List', items: [{ a: 1, b: [] }, { c: {} }] };

  it('stays JSON, spread or not', () => {
    const edits = [
      set(['items', 0, 'b'], [{ d: 1 }]),
      remove('items', 0, 'a'),
      insert(['items', 2], 'é'),
      set(['items', 1, 'c', 'e'], null),
    ];
    const after: Json = { kind: 'List', items: [{ b: [{ d: 1 }] }, { c: { e: null } }, 'é'] };
    for (const space of [0, 2, 4])
      expect(edit(JSON.stringify(json, null, space), ...edits)).toBe(JSON.stringify(after, null, space));
  });
});

describe('what is hard to edit', () => {
  it.each<[string, TextEdit, Json]>([
    ['a:\n-   b: 1\n-\n  c: 2\n', insert(['a', 0], { d: { e: 1 } }), { a: [{ d: { e: 1 } }, { b: 1 }, { c: 2 }] }],
    ['a: [b: 1, c]\n', set(['a', 0, 'd'], 2), { a: [{ b: 1, d: 2 }, 'c'] }],
    ['? a\n: - 1\n', insert(['a', 1], 2), { a: [1, 2] }],
    ['&k a: 1\nb: {*k : 2, c: 3}\n', set(['b', 'a'], { d: 1 }), { a: 1, b: { a: { d: 1 }, c: 3 } }],
    ['&k a: 1\nb: {*k : 2}\n', remove('a'), { b: { a: 2 } }],
    ['a: >\n  folded\n  text\n', set(['a'], 'other\ntext\n'), { a: 'other\ntext\n' }],
    ['a: {b}\n', set(['a', 'b'], 1), { a: { b: 1 } }],
    ['text\n', set([], { a: 'b' }), { a: 'b' }],
    ['--- text\n', set([], { a: ['b'] }), { a: ['b'] }],
    ['', set(['a'], 1), null],
    ['# nothing yet\n', set(['a', 'b'], 1), { a: { b: 1 } }],
    ['a: &x {b: &y {c: 1}}\nd: *y\n', remove('a', 'b'), { a: {}, d: { c: 1 } }],
  ])('%j', (text, one, value) => {
    const { text: after } = splice(text, 0, [one], known(text));
    expect(known(after)).toEqual(value);
    expect(after.match(/#.*/g)).toEqual(text.match(/#.*/g));
  });

  it('is left alone where it cannot be done, and said', () => {
    for (const text of ['a: [\n', 'a: 1\na: 2\n']) {
      expect(splice(text, 0, [set(['a'], 1)], {})).toEqual({ text, kept: [{ path: ['a'], why: 'fields' }] });
    }
    expect(splice('a: [by hand]\n', 0, [set(['a', 'b'], 1)], {})).toEqual({
      text: 'a: [by hand]\n',
      kept: [{ path: ['a'], why: 'fields' }],
    });
    expect(splice('a: 1\n', 1, [set(['a'], 2)], {}).kept).toHaveLength(1);
  });
});

it('takes away what is known of an item, even where an earlier edit made another one look like it was', () => {
  const text =
    'rules:\n- refs: [{kind: A, group: g, name: one}]\n- refs: []\n- refs: [{kind: A, group: g, name: two}]\n';
  const refs = (rule: number, key: string): TextEdit['path'] => ['rules', rule, 'refs', 0, key];
  const edits = [set(refs(2, 'name'), 'one'), remove(...refs(0, 'group')), remove(...refs(0, 'kind'))];
  const after = splice(text, 0, edits, known(text));
  expect(after.kept).toEqual([]);
  expect(known(after.text)).toEqual({
    rules: [{ refs: [{ name: 'one' }] }, { refs: [] }, { refs: [{ kind: 'A', group: 'g', name: 'one' }] }],
  });
});
