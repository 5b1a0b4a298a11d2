import { describe, expect, it } from 'vitest';
import { alignLists, editsBetween } from './edits-between.ts';
import type { Json } from './json.ts';

describe('editsBetween', () => {
  it.each<[Json, Json, readonly unknown[]]>([
    [{ a: 1 }, { a: 1 }, []],
    [
      { a: 1, b: 2 },
      { b: 3, c: { d: 4 } },
      [
        { op: 'remove', path: ['a'] },
        { op: 'set', path: ['b'], value: 3 },
        { op: 'set', path: ['c'], value: { d: 4 } },
      ],
    ],
    [{ a: [1] }, { a: { b: 1 } }, [{ op: 'set', path: ['a'], value: { b: 1 } }]],
    [['a'], ['b'], [{ op: 'set', path: [0], value: 'b' }]],
    [
      ['a', 'b'],
      ['b', 'c'],
      [
        { op: 'insert', path: [2], value: 'c' },
        { op: 'remove', path: [0] },
      ],
    ],
    [
      [
        { name: 'a', port: 1 },
        { name: 'b', port: 2 },
      ],
      [{ name: 'b', port: 3 }],
      [
        { op: 'set', path: [1, 'port'], value: 3 },
        { op: 'remove', path: [0] },
      ],
    ],
    [
      [1, 2],
      [1, 8, 9, 2],
      [
        { op: 'insert', path: [1], value: 9 },
        { op: 'insert', path: [1], value: 8 },
      ],
    ],
  ])('%j → %j', (before, after, edits) => {
    expect(editsBetween(before, after)).toEqual(edits);
  });
});

describe('alignLists', () => {
  it('matches by what is alike, in order, and the rest between by its place', () => {
    const before = [{ name: 'a', x: 1 }, 'old', { name: 'b', x: 1 }];
    const after = ['first', { name: 'a', x: 2 }, 'new', { name: 'b', x: 1 }];
    expect(alignLists(before, after)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it('takes long lists by their indexes', () => {
    const long = Array.from({ length: 300 }, (_, index) => index);
    expect(alignLists(long, long.slice(1))).toHaveLength(299);
    expect(alignLists(long, long.slice(1))[5]).toEqual([5, 5]);
  });
});
