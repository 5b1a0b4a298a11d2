import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { checkWithCrd } from './check-with-crd.ts';
import type { CrdRule } from './crd-schema.ts';
import { readFieldPath } from './field-path.ts';
import { type InstalledCrd, readCrd } from './installed-crd.ts';

function crdOf(schema: JsonObject, version: JsonObject = {}): InstalledCrd {
  const read = readCrd({
    metadata: { name: 'things.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { kind: 'Thing', plural: 'things' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', ...schema } },
          ...version,
        },
        { name: 'v1beta1', served: false },
      ],
    },
  });
  if (typeof read === 'string') throw new Error(read);
  return read;
}

function thing(fields: JsonObject, apiVersion = 'example.com/v1'): K8sObject {
  return { apiVersion, kind: 'Thing', metadata: { name: 'a', namespace: 'b' }, ...fields };
}

/** Where a value of the field `spec` is refused, and by which check. */
function refused(spec: JsonObject, value: Json): readonly string[] {
  const { violations } = checkWithCrd(crdOf({ properties: { spec } }), thing({ spec: value }));
  return violations.map(({ id, path }) => `${id} ${path.join('.')}`);
}

const EMBEDDED: readonly (readonly [field: string, object: JsonObject, expected: string])[] = [
  ['a wrong kind', { kind: 'a b' }, 'STR-05 spec.kind'],
  ['too long a kind', { kind: 'A'.repeat(64) }, 'STR-05 spec.kind'],
  ['a wrong version', { apiVersion: 'a/b/c' }, 'STR-05 spec.apiVersion'],
  ['a wrong namespace', { metadata: { namespace: 'A.b' } }, 'STR-05 spec.metadata.namespace'],
  ['a wrong label', { metadata: { labels: { 'a b': '' } } }, 'STR-05 spec.metadata.labels.a b'],
  ['a wrong annotation', { metadata: { annotations: { '/': '' } } }, 'STR-05 spec.metadata.annotations./'],
  ['a wrong generation', { metadata: { generation: 'x' } }, 'STR-03 spec.metadata.generation'],
  [
    'right metadata',
    {
      metadata: { name: 'A', namespace: '', creationTimestamp: null, labels: { a: '' }, annotations: { 'A.b/c': '' } },
    },
    '',
  ],
];

describe('the structure of a CRD', () => {
  it.each<[string, JsonObject, Json, readonly string[]]>([
    ['an unknown field', { type: 'object', properties: {} }, { a: 1 }, ['STR-01 spec.a']],
    ['a preserved field', { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, { a: 1 }, []],
    ['a field that is missing', { type: 'object', required: ['a'] }, {}, ['STR-02 spec.a']],
    [
      'a field with a default',
      { type: 'object', required: ['a'], properties: { a: { type: 'integer', default: 1 } } },
      {},
      [],
    ],
    [
      'null that may not be',
      { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
      { a: null },
      ['STR-02 spec.a'],
    ],
    ['a wrong type', { type: 'integer' }, 'x', ['STR-03 spec']],
    ['a whole number of more than 64 bits', { type: 'integer' }, 1e19, ['STR-03 spec']],
    ['such a number where text may stand', { 'x-kubernetes-int-or-string': true }, -1e19, ['STR-03 spec']],
    [
      'null that may be, and is none of the values',
      { type: 'string', nullable: true, enum: ['a', null] },
      null,
      ['STR-04 spec'],
    ],
    ['null that may be', { type: 'string', nullable: true, minLength: 1 }, null, []],
    ['a bound that is not allowed itself', { type: 'integer', minimum: 1, exclusiveMinimum: true }, 1, ['STR-08 spec']],
    ['a fraction above such a bound', { type: 'number', minimum: 1, exclusiveMinimum: true }, 1.1, []],
    ['a fraction at such a bound', { type: 'number', maximum: 1, exclusiveMaximum: true }, 1, ['STR-11 spec']],
    ['what is no multiple', { type: 'integer', multipleOf: 5 }, 7, ['STR-08 spec']],
    [
      'too large a number or text',
      { 'x-kubernetes-int-or-string': true, maximum: 9, maxLength: 2 },
      10,
      ['STR-11 spec'],
    ],
    ['a number or long text', { 'x-kubernetes-int-or-string': true, maximum: 9, maxLength: 2 }, '10%', ['STR-11 spec']],
    ['a number or text within', { 'x-kubernetes-int-or-string': true, maximum: 9, maxLength: 2 }, '99', []],
    ['bounds of another type', { type: 'string', minItems: 3 }, 'x', []],
    ['a bound in a demand', { type: 'string', allOf: [{ maxLength: 2 }] }, 'abc', ['STR-07 spec']],
    ['a bound in what must not be', { type: 'string', not: { maxLength: 0 } }, '', ['STR-11 spec']],
    [
      'a duplicate',
      { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
      ['a', 'a'],
      ['STR-10 spec.1'],
    ],
    [
      'an object inside',
      { type: 'object', 'x-kubernetes-embedded-resource': true },
      { kind: 'A' },
      ['STR-02 spec.apiVersion'],
    ],
    [
      'an unknown field of its metadata',
      { type: 'object', 'x-kubernetes-embedded-resource': true },
      { apiVersion: 'v1', kind: 'A', metadata: { nmae: 'x' } },
      ['STR-01 spec.metadata.nmae'],
    ],
    ...EMBEDDED.map(([field, object, expected]): [string, JsonObject, Json, readonly string[]] => [
      `${field} of an object inside`,
      { type: 'object', 'x-kubernetes-embedded-resource': true },
      { apiVersion: 'example.com/v1', kind: 'A', ...object },
      expected === '' ? [] : [expected],
    ]),
  ])('answers for %s', (_, schema, value, expected) => {
    expect(refused(schema, value)).toEqual(expected);
  });

  it('says which versions are served', () => {
    const { violations, undecided } = checkWithCrd(crdOf({}), thing({}, 'example.com/v1beta1'));
    expect(violations.map(({ message }) => message)).toEqual([
      'The cluster serves no example.com/v1beta1 Thing: write example.com/v1.',
    ]);
    expect(undecided).toHaveLength(1);
  });

  it('drops the status where controllers write it, but for fields that do not exist, and checks it where nobody else does', () => {
    const properties = { status: { type: 'object', required: ['b'], properties: { a: { type: 'string' } } } };
    const told = (version: JsonObject, status: Json) =>
      checkWithCrd(crdOf({ properties }, version), thing({ status })).violations.map(
        ({ id, path }) => `${id} ${path.join('.')}`,
      );
    expect(told({}, { a: 1, c: 1 })).toEqual(['STR-02 status.b', 'STR-03 status.a', 'STR-01 status.c']);
    expect(told({ subresources: { status: {} } }, { a: 1, c: 1 })).toEqual(['STR-01 status.c']);
    expect(told({ subresources: { status: {} } }, null)).toEqual([]);
  });

  it('holds names against what the CRD demands of them', () => {
    const metadata = { type: 'object', properties: { name: { type: 'string', minLength: 2 } } };
    expect(checkWithCrd(crdOf({ properties: { metadata } }), thing({})).violations).toMatchObject([
      { id: 'STR-07', path: ['metadata', 'name'] },
    ]);
  });

  it('tells keywords that it does not understand, where something stands', () => {
    const schema = { type: 'object', properties: { a: { type: 'string', ofTomorrow: true, default: 'x' } } };
    const { violations, undecided } = checkWithCrd(
      crdOf({ properties: { spec: schema } }),
      thing({ spec: { a: 'b' } }),
    );
    expect(violations).toEqual([]);
    expect(undecided).toEqual([
      { path: ['spec', 'a'], why: 'spec.a is not held against ofTomorrow, which is not understood.' },
    ]);
  });
});

function withRule(rule: Partial<CrdRule> & { readonly rule: string }, spec: Json) {
  const field = { type: 'integer', default: 5 };
  const validations = {
    type: 'object',
    properties: { n: field, s: { type: 'string', enum: ['a', 'b'] } },
    'x-kubernetes-validations': [{ ...rule }],
  };
  return checkWithCrd(crdOf({ properties: { spec: validations } }), thing({ spec }));
}

describe('the rules of a CRD', () => {
  it('are held after the defaults are filled in', () => {
    expect(withRule({ rule: 'self.n == 5' }, {})).toEqual({ violations: [], undecided: [] });
  });
  it.each<[string, Partial<CrdRule>, string, readonly (string | number)[]]>([
    ['the message', { message: 'n is small.' }, 'spec breaks a rule of the CRD: n is small.', ['spec']],
    ['the rule itself', {}, 'spec breaks a rule of the CRD: self.n < 3.', ['spec']],
    [
      'a made message',
      { messageExpression: "'n is ' + string(self.n)", message: 'x' },
      'spec breaks a rule of the CRD: n is 7.',
      ['spec'],
    ],
    [
      'the message where none can be made',
      { messageExpression: 'self.x', message: 'n is small' },
      'spec breaks a rule of the CRD: n is small.',
      ['spec'],
    ],
    [
      'the field that is blamed',
      { message: 'too large', fieldPath: '.n' },
      'spec.n breaks a rule of the CRD: too large.',
      ['spec', 'n'],
    ],
  ])('are told with %s', (_, more, message, path) => {
    expect(withRule({ rule: 'self.n < 3', ...more }, { n: 7 }).violations).toEqual([
      { id: 'CEL-01', path, at: 'value', message },
    ]);
  });
  it('refuse what makes them fail', () => {
    expect(withRule({ rule: "self.s == 'x'" }, {}).violations).toMatchObject([{ id: 'CEL-02', path: ['spec'] }]);
  });
  it('are never skipped in silence', () => {
    expect(withRule({ rule: 'self.n.unheardOf()' }, {}).undecided).toMatchObject([
      { path: ['spec'], why: expect.stringContaining('self.n.unheardOf()') },
    ]);
    expect(withRule({ rule: 'self.n == oldSelf.n' }, {}).undecided).toMatchObject([
      { why: 'Whether spec may change depends on the object in the cluster.' },
    ]);
    for (const [rule, spec] of [
      ['self.n > 0', { n: 'x' }],
      ["self.s == 'x'", { s: 'c' }],
    ] as const)
      expect(withRule({ rule }, spec).undecided).toMatchObject([{ why: expect.stringContaining('are checked when') }]);
  });
  it('that hold for new objects as well are answered without an old one', () => {
    const rule = '!oldSelf.hasValue() || oldSelf.value().n == self.n';
    expect(withRule({ rule, optionalOldSelf: true }, {})).toEqual({ violations: [], undecided: [] });
  });
  it('of the whole object see its name', () => {
    const crd = crdOf({ 'x-kubernetes-validations': [{ rule: "self.metadata.name == 'b' && self.kind == 'Thing'" }] });
    expect(checkWithCrd(crd, thing({})).violations).toMatchObject([{ id: 'CEL-01', path: [] }]);
  });
});

it('reads the paths that rules blame, as far as it can', () => {
  expect(readFieldPath('.a[\'b.c\']["d"].e')).toEqual(['a', 'b.c', 'd', 'e']);
  expect(readFieldPath('.a[0].b')).toEqual(['a']);
});
