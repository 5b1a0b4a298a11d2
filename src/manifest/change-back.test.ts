import { expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { applyPatch } from '../../tests/laws/json-patch.ts';
import { changeObject } from './change.ts';
import type { Json } from './json.ts';

const before = {
  apiVersion: 'v1',
  kind: 'Thing',
  metadata: { name: 'a' },
  spec: { list: [{ name: 'x' }, { name: 'y' }], deep: { field: 1, other: 2 } },
};

const path = fc.constantFrom<readonly (string | number)[]>(
  ['spec', 'list', 0],
  ['spec', 'list', 1, 'name'],
  ['spec', 'deep', 'field'],
  ['spec', 'deep', 'new'],
  ['spec', 'new', 'deeper', 'still'],
  ['metadata', 'labels'],
);
const value = fc.constantFrom<Json | undefined>(undefined, 1, 'text', { name: 'z' }, [1], null);

it('takes any change back', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ path, value }), { maxLength: 4 }), (wishes) => {
      const removals = wishes.filter((wish) => wish.value !== undefined || wish.path[2] === 'field');
      const { operations, back } = changeObject(before, removals);
      expect(applyPatch(applyPatch(before, operations), back)).toEqual(before);
    }),
  );
});

it('is refused where the place has changed since', () => {
  const { back } = changeObject(before, [{ path: ['spec', 'deep', 'field'], value: 5 }]);
  expect(() => applyPatch(before, back)).toThrow();
});

it('recognises an object by the fields that are known, since the API server adds its defaults', () => {
  const { operations } = changeObject(before, [{ path: ['spec', 'list', 0], value: { name: 'z' } }]);
  const live = {
    ...before,
    spec: {
      ...before.spec,
      list: [
        { name: 'x', weight: 1 },
        { name: 'y', weight: 1 },
      ],
    },
  };
  expect(applyPatch(live, operations)).toMatchObject({ spec: { list: [{ name: 'z' }, { name: 'y', weight: 1 }] } });
});

it('inserts beside what a list holds, whatever that is', () => {
  const { operations } = changeObject(before, [{ path: ['spec', 'list', 1], value: { name: 'new' }, insert: true }]);
  expect(operations).toEqual([{ op: 'add', path: '/spec/list/1', value: { name: 'new' } }]);
});
