import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import fc from '../../../tests/fast-check.ts';
import type { Json } from '../../manifest/json.ts';
import { readCrds } from './read-crds.ts';
import { WithoutDescriptions } from './without-descriptions.ts';

function crd(kind: string, schema: Json = { type: 'object', description: 'Words.' }, spec: object = {}): Json {
  const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }];
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${kind.toLowerCase()}s.example.com`, managedFields: [{ manager: 'x' }] },
    spec: {
      group: 'example.com',
      names: { kind, plural: `${kind.toLowerCase()}s` },
      scope: 'Namespaced',
      versions,
      ...spec,
    },
    status: { storedVersions: ['v1'] },
  } as Json;
}

const LIST = { apiVersion: 'v1', items: [crd('A'), crd('B')], kind: 'List', metadata: { resourceVersion: '' } };
const kinds = async (text: string, part = 7) => {
  const read = await readCrds(text.match(new RegExp(`[^]{1,${part}}`, 'g')) ?? []);
  return read.ok ? read.crds.map(({ kind }) => kind) : read.says;
};

describe('reading CRDs', () => {
  it.each([
    ['a List in YAML', dump(LIST)],
    ['a List whose entries are not indented', dump(LIST).replace(/^ {2}/gm, '')],
    ['a List in JSON', JSON.stringify(LIST, null, 2)],
    ['a byte order mark and line ends of Windows', `\uFEFF${dump(LIST).replaceAll('\n', '\r\n')}`],
    ['a byte order mark in JSON', `\uFEFF${JSON.stringify(LIST)}`],
    ['documents', `# words\n---\n${dump(crd('A'))}...\n---\n# more\n${dump(crd('B'))}`],
    ['documents and Lists', `${dump({ ...LIST, items: [crd('A')] })}---\n${dump(crd('B'))}`],
    ['an array in JSON', JSON.stringify(LIST.items)],
  ])('takes %s, in parts of any size', async (_, text) => {
    for (const part of [1, 7, 5000]) expect(await kinds(text, part)).toEqual(['A', 'B']);
  });

  it('keeps what matters', async () => {
    const read = await readCrds([
      dump(crd('A', { type: 'object', properties: { spec: { type: 'object' } } }, { scope: 'Cluster' })).replace(
        '  name: ',
        '  annotations:\n    gateway.networking.k8s.io/bundle-version: v1.6.1\n  name: ',
      ),
    ]);
    expect(read).toMatchObject({ ok: true, others: 0, notUnderstood: [] });
    expect(read.ok && read.crds[0]).toMatchObject({ bundle: 'v1.6.1', scope: 'Cluster', plural: 'as', kind: 'A' });
    expect(JSON.stringify(read)).not.toMatch(/description|managedFields|storedVersions/);
  });

  it('says what is not understood, and goes on', async () => {
    const text = [
      dump(crd('A')),
      dump(crd('B', null)),
      dump(crd('C', {}, { scope: 'World' })),
      dump(crd('D', {}, { preserveUnknownFields: true })),
      dump(crd('E', {}, { versions: [] })),
      'a: [1\n',
      'kind: ConfigMap',
    ].join('---\n');
    const read = await readCrds([text]);
    expect(read).toMatchObject({ ok: true, others: 1 });
    expect(read.ok && read.notUnderstood.join('\n')).toBe(
      [
        'bs.example.com: v1 has no schema.',
        'cs.example.com has the scope World.',
        'ds.example.com keeps unknown fields by an old switch.',
        'es.example.com has no versions.',
        'A document that begins with “a: [1” is no readable YAML.',
      ].join('\n'),
    );
  });

  it.each([
    ['', 'There is nothing in this text.'],
    ['kind: ConfigMap', 'There is no CustomResourceDefinition in this text.'],
    ['{"kind":', 'The text is no JSON'],
    ['[ 1, 2', 'The text is no JSON'],
    [dump(crd('A', null)), 'No CRD in this text is understood. as.example.com: v1 has no schema.'],
  ])('refuses %j with a sentence', async (text, says) => {
    expect(await readCrds([text])).toEqual({ ok: false, says: expect.stringContaining(says) });
  });

  it('bounds size, number and depth, and the work that aliases make', async () => {
    const large = 'x'.repeat(10_000_000);
    expect(await readCrds(Array(6).fill(large))).toEqual({ ok: false, says: expect.stringContaining('50 million') });
    const many = {
      items: Array.from({ length: 5001 }, (_, index) => crd(`K${index}`)),
      kind: 'List',
      apiVersion: 'v1',
    };
    expect(await readCrds([JSON.stringify(many)])).toEqual({ ok: false, says: 'There are more than 5000 CRDs.' });
    const deep = `${'{"properties":{"a":'.repeat(300)}{}${'}}'.repeat(300)}`;
    expect(await kinds(JSON.stringify(crd('A')).replace('{"type":"object","description":"Words."}', deep))).toContain(
      'more than 200 levels deep',
    );
    const aliases = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`);
    expect(await kinds(`a0: &a0 [1]\n${aliases.join('\n')}\n`)).toContain('no readable YAML');
    expect(await kinds(`${'['.repeat(100_000)}`)).toContain('no JSON');
    expect(await kinds(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 5000)).toMatch(/cannot be read|nothing/);
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const progress: number[] = [];
    const parts = [dump(crd('A')), '---\n', dump(crd('B')), '---\n'];
    await readCrds(parts, ({ characters, crds }) => progress.push(characters, crds));
    expect(progress.filter((_, index) => index % 2 === 1)).toEqual([0, 1, 1, 2]);
    expect(progress.at(-2)).toBe(parts.join('').length);
    const stop = { aborted: false };
    const read = await readCrds(
      parts,
      () => {
        stop.aborted = true;
      },
      stop,
    );
    expect(read).toEqual({ ok: false, says: 'It was cancelled.' });
  });

  it('never throws', async () => {
    const wild = fc.oneof(fc.string(), fc.json(), fc.constantFrom('items:\n- ', '---\n', dump(crd('A')), '{', '- '));
    await fc.assert(
      fc.asyncProperty(fc.array(wild), async (parts) => {
        expect(typeof (await readCrds(parts)).ok).toBe('boolean');
      }),
      { numRuns: 150 },
    );
  });
});

describe('leaving out descriptions', () => {
  it('leaves out texts of any form, and never a property of that name or a line of another text', () => {
    const reader = new WithoutDescriptions();
    const kept = `a:
  description: one line
  description: |-
    several
      lines

    of it
  description: >-
    folded
  description: 'quoted
    over lines'
  properties:
    description:
      type: string
    description: {type: string}
  rule: |
    description: not this one
  pattern: a`;
    const left = kept.split('\n').filter((line) => reader.keeps(line));
    expect(left.join('\n')).toBe(`a:
  properties:
    description:
      type: string
    description: {type: string}
  rule: |
    description: not this one
  pattern: a`);
  });
});
