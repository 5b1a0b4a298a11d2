import { describe, expect, it } from 'vitest';
import { pairwise, product } from './pairwise.ts';

const dimensions = { a: ['1', '2', '3'], b: ['x', 'y'], c: ['p', 'q', 'r', 's'], d: ['t', 'u'] } as const;

describe('pairwise', () => {
  it('lets every two answers meet, in fewer cases than there are combinations', () => {
    const cases = pairwise(dimensions);
    const met = (one: object, other: object) =>
      cases.some((row) =>
        Object.entries({ ...one, ...other }).every(([name, value]) =>
          Object.entries(row).some(([n, v]) => n === name && v === value),
        ),
      );
    for (const [left, lefts] of Object.entries(dimensions))
      for (const [right, rights] of Object.entries(dimensions))
        if (left !== right)
          for (const a of lefts) for (const b of rights) expect(met({ [left]: a }, { [right]: b })).toBe(true);
    expect(cases.length).toBeLessThan(product(dimensions).length / 2);
  });

  it('answers every question in every case, the same each time', () => {
    for (const row of pairwise(dimensions)) expect(Object.keys(row).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(pairwise(dimensions)).toEqual(pairwise(dimensions));
  });
});

describe('product', () => {
  it('has every combination once', () => {
    const all = product(dimensions);
    expect(new Set(all.map((row) => JSON.stringify(row))).size).toBe(3 * 2 * 4 * 2);
  });
});
