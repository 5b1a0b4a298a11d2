import { expect, test } from 'vitest';
import { howFar } from './until.ts';

test.each([
  ['2046-11-18', 'in 19 years'],
  ['2028-12-01', 'in 23 months'],
  ['2027-02-01', 'in 31 days'],
  ['2027-01-02', 'tomorrow'],
  ['2027-01-01', 'today'],
  ['2026-12-31', 'yesterday'],
  ['2026-12-01', '31 days ago'],
  ['2026-10-01', '3 months ago'],
  ['2020-01-01', '7 years ago'],
])('%s is %s', (then, says) => {
  expect(howFar(new Date(then), new Date('2027-01-01'))).toBe(says);
});

test.each([
  ['2027-01-02T08:00Z', 'tomorrow'],
  ['2027-01-01T08:00Z', 'today'],
  ['2026-12-31T20:00Z', 'yesterday'],
])('seen from the middle of a day %s is %s', (then, says) => {
  expect(howFar(new Date(then), new Date('2027-01-01T13:00Z'))).toBe(says);
});
