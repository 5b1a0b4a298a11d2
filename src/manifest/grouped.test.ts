import { expect, test } from 'vitest';
import { grouped } from './grouped.ts';

test('groups and what is in them keep their order, and what has no key is left out', () => {
  expect([
    ...grouped(['b1', 'a1', 'x', 'b2', 'a2', 'c1'], (item) => (item === 'x' ? undefined : item.slice(0, 1))),
  ]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1', 'a2']],
    ['c', ['c1']],
  ]);
  expect([...grouped([], () => '')]).toEqual([]);
});
