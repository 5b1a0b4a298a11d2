import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { applyMerge, applyPatch } from '../../tests/laws/json-patch.ts';
import { changeObject, pointer, type Wish } from './change.ts';
import type { Json } from './json.ts';
import type { K8sObject } from './object.ts';

const base = { apiVersion: 'v1', kind: 'X', metadata: { name: 'x' } };

describe('pointer', () => {
  it('escapes what RFC 6901 escapes', () => {
    expect(pointer(['metadata', 'annotations', 'a/b~c', 0])).toBe('/metadata/annotations/a~1b~0c/0');
    expect(pointer([])).toBe('');
  });
});

describe('changeObject', () => {
  it('does nothing for a wish that is fulfilled', () => {
    const change = changeObject({ ...base, spec: { a: 1 } }, [{ path: ['spec', 'a'], value: 1 }]);
    expect(change.operations).toEqual([]);
  });

  it('takes the order of keys for no difference', () => {
    const before = { ...base, spec: { a: { x: 1, y: 2 } } };
    expect(changeObject(before, [{ path: ['spec', 'a'], value: { y: 2, x: 1 } }]).operations).toEqual([]);
  });

  it('changes an entry field by field, so that what else the cluster has in it stays, on the way back as well', () => {
    const entry = { name: 'a', port: 80 };
    const wish = { path: ['spec', 'refs', 0], value: { kind: 'B', name: 'b' }, within: true };
    const { operations, back } = changeObject({ ...base, spec: { refs: [entry] } }, [wish]);
    const inCluster = { ...base, spec: { refs: [{ ...entry, weight: 90, filters: [{ type: 'X' }] }] } };
    const patched = applyPatch(inCluster, operations);
    expect(patched).toEqual({
      ...base,
      spec: { refs: [{ kind: 'B', name: 'b', weight: 90, filters: [{ type: 'X' }] }] },
    });
    expect(applyPatch(patched, back)).toEqual(inCluster);
    expect(() => applyPatch({ ...base, spec: { refs: [{ ...entry, port: 81 }] } }, operations)).toThrow();
  });

  it('lifts a value into the nearest parent that is there', () => {
    const change = changeObject(base, [{ path: ['spec', 'tls', 'backend'], value: { a: 1 } }]);
    expect(change.operations).toEqual([{ op: 'add', path: '/spec', value: { tls: { backend: { a: 1 } } } }]);
    expect(change.merge).toEqual({
      type: 'merge',
      body: { spec: { tls: { backend: { a: 1 } } } },
      back: { spec: { tls: { backend: null } } },
    });
  });

  it('adds to an entry of a list only where it is that entry', () => {
    const ports = [
      { name: 'http', port: 80 },
      { name: 'https', port: 443, targetPort: 8443, labels: { a: 'b' } },
    ];
    const service = { ...base, spec: { ports } };
    const { operations, back } = changeObject(service, [{ path: ['spec', 'ports', 1, 'appProtocol'], value: 'https' }]);
    expect(operations).toEqual([
      { op: 'test', path: '/spec/ports/1/name', value: 'https' },
      { op: 'test', path: '/spec/ports/1/port', value: 443 },
      { op: 'add', path: '/spec/ports/1/appProtocol', value: 'https' },
    ]);
    expect(back.map(({ op, path }) => `${op} ${path}`)).toEqual([
      'test /spec/ports/1/appProtocol',
      'remove /spec/ports/1/appProtocol',
    ]);
  });

  it('tests before it overwrites or removes', () => {
    const before = { ...base, spec: { a: 1, list: ['x', 'y'] } };
    const change = changeObject(before, [
      { path: ['spec', 'a'], value: 2 },
      { path: ['spec', 'list', 1], value: 'z' },
      { path: ['metadata', 'name'], value: undefined },
    ]);
    expect(change.operations).toEqual([
      { op: 'test', path: '/spec/a', value: 1 },
      { op: 'replace', path: '/spec/a', value: 2 },
      { op: 'test', path: '/spec/list/1', value: 'y' },
      { op: 'replace', path: '/spec/list/1', value: 'z' },
      { op: 'test', path: '/metadata/name', value: 'x' },
      { op: 'remove', path: '/metadata/name' },
    ]);
    expect(change.merge).toBeNull();
  });

  it('has no merge patch where one would keep a field that has to go', () => {
    const before = { ...base, spec: { ref: { name: 'a', namespace: 'b' } } };
    expect(changeObject(before, [{ path: ['spec', 'ref'], value: { name: 'a' } }]).merge).toBeNull();
  });

  it('finds the ports of a Service by their number, and leaves annotations beside its own alone', () => {
    const service: K8sObject = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'api', annotations: { theirs: 'x' } },
      spec: { ports: [{ port: 80 }, { port: 443, appProtocol: 'http' }] },
    };
    const { merge, after } = changeObject(service, [
      { path: ['metadata', 'annotations', 'ours'], value: 'y' },
      { path: ['spec', 'ports', 1, 'appProtocol'], value: 'HTTPS' },
      { path: ['spec', 'ports', 1, 'nodePort'], value: 30443 },
    ]);
    expect(merge).toEqual({
      type: 'strategic',
      body: {
        metadata: { annotations: { ours: 'y' } },
        spec: { ports: [{ port: 443, appProtocol: 'HTTPS', nodePort: 30443 }] },
      },
      back: {
        metadata: { annotations: { ours: null } },
        spec: { ports: [{ port: 443, appProtocol: 'http', nodePort: null }] },
      },
    });
    if (merge === null) return;
    expect(applyMerge(service, merge)).toEqual(after);
    expect(applyMerge(after, { ...merge, body: merge.back })).toEqual(service);
    const route = { ...service, apiVersion: 'x.io/v1' };
    expect(changeObject(route, [{ path: ['spec', 'ports', 1, 'appProtocol'], value: 'HTTPS' }]).merge).toBeNull();
    expect(changeObject(service, [{ path: ['spec', 'ports', 0], value: { port: 81 } }]).merge).toBeNull();
  });

  it('leaves its input alone', () => {
    const before = { ...base, spec: { list: [{ a: 1 }] } };
    const copy = structuredClone(before);
    changeObject(before, [
      { path: ['spec', 'list', 0, 'a'], value: 2 },
      { path: ['spec', 'list', 1], value: {} },
    ]);
    expect(before).toEqual(copy);
  });

  const key = fc.constantFrom('a', 'b', 'a/b', '~', 'c.d');
  const leaf: fc.Arbitrary<Json> = fc.constantFrom<Json>(0, 1, 'x', null, true, {}, [], { a: 1 }, [{ a: 1 }]);
  const tree: fc.Arbitrary<Json> = fc.letrec<{ any: Json }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.dictionary(key, tie('any'), { maxKeys: 3, noNullPrototype: true }),
      fc.array(tie('any'), { maxLength: 3 }),
    ),
  })).any;
  const object = tree.map((spec): K8sObject => ({ ...base, spec }));
  const keys = fc.array(key, { minLength: 1, maxLength: 3 }).map((rest) => ['spec', ...rest]);

  it('says the same three times: after, operations and merge patch (paths of keys)', () => {
    const wishes = fc.array(
      fc.record<Wish>({
        path: keys,
        value: fc.option(tree, { nil: undefined }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(object, wishes, (before, list) => {
        fc.pre(list.every((wish, index) => reaches(changeObject(before, list.slice(0, index)).after, wish)));
        const { after, operations, merge } = changeObject(before, list);
        expect(applyPatch(before, operations)).toEqual(after);
        if (merge === null) return;
        expect(applyMerge(before, merge)).toEqual(after);
        expect(withoutEmpty(applyMerge(after, { ...merge, body: merge.back }))).toEqual(withoutEmpty(before));
      }),
      { numRuns: 2000 },
    );
  });

  it('replaces and appends in lists as RFC 6902 does', () => {
    const items = fc.array(leaf, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(items, fc.nat(4), leaf, (list, at, value) => {
        const index = Math.min(at, list.length);
        const before: K8sObject = { ...base, spec: { list } };
        const { after, operations, merge } = changeObject(before, [{ path: ['spec', 'list', index], value }]);
        expect(applyPatch(before, operations)).toEqual(after);
        expect(merge).toBeNull();
      }),
    );
  });
});

/** A wish goes through objects only: what stands in its way is not the product's to overwrite. */
function reaches(before: Json, { path, value }: Wish): boolean {
  let here: unknown = before;
  for (const step of path.slice(0, -1)) {
    if (here === undefined) return value !== undefined;
    if (typeof here !== 'object' || here === null || Array.isArray(here)) return false;
    here = (here as { [name: string]: unknown })[String(step)];
  }
  return here === undefined ? value !== undefined : typeof here === 'object' && here !== null && !Array.isArray(here);
}

/** Maps that a change has made stay behind, empty, once it is taken back. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutEmpty(inner)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => JSON.stringify(inner) !== '{}'));
}
