import { describe, expect, it } from 'vitest';
import { quantile } from './figures.ts';

describe('quantile', () => {
  it('is a value of the sample that the share does not exceed', () => {
    const sample = [5, 1, 4, 2, 3];
    expect([0, 0.5, 0.95, 1].map((share) => quantile(sample, share))).toEqual([1, 3, 5, 5]);
    expect(quantile([1, 2], 0.5)).toBe(1);
  });

  it('refuses an empty sample', () => {
    expect(() => quantile([], 0.5)).toThrow();
  });
});
