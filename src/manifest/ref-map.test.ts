import { expect, test } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { slotOf } from './object.ts';
import { groupedByRef, RefMap } from './ref-map.ts';

const part = fc.constantFrom('', 'a', 'b', '__proto__');
const ref = fc.record({ group: part, kind: part, namespace: part, name: part });

test('a value is found again under its own identity alone, and the last one counts', () => {
  fc.assert(
    fc.property(fc.array(ref), ref, (refs, asked) => {
      const map = new RefMap<number>();
      refs.forEach((one, index) => {
        map.set(one, index);
      });
      const last = refs.findLastIndex((one) => slotOf(one) === slotOf(asked));
      expect(map.get({ ...asked })).toBe(last < 0 ? undefined : last);
    }),
  );
});

test('items are grouped by object, in their own order', () => {
  const [one, two] = (['one', 'two'] as const).map((name) => ({ group: '', kind: 'Service', namespace: 'shop', name }));
  if (one === undefined || two === undefined) throw new Error('There are two.');
  const groups = groupedByRef([
    [one, 'a'],
    [two, 'b'],
    [{ ...one }, 'c'],
  ]);
  expect(groups.get(one)).toEqual(['a', 'c']);
  expect(groups.get(two)).toEqual(['b']);
  expect(groups.get({ ...one, kind: 'Secret' })).toBeUndefined();
});
