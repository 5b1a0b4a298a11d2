import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyPatch } from '../../tests/laws/json-patch.ts';
import { changeObject } from './change.ts';
import type { Json } from './json.ts';
import { reverseOperations } from './reverse.ts';

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
      const { operations } = changeObject(before, removals);
      const after = applyPatch(before, operations);
      expect(applyPatch(after, reverseOperations(operations))).toEqual(before);
    }),
  );
});

it('is refused where the place has changed since', () => {
  const { operations } = changeObject(before, [{ path: ['spec', 'deep', 'field'], value: 5 }]);
  expect(() => applyPatch(before, reverseOperations(operations))).toThrow();
});
