import { expect, test } from 'vitest';
import type { Json } from './json.ts';
import { oncePer, remembered } from './remembered.ts';

test('an answer is found once for equal questions, and again after the limit', () => {
  const asked: Json[] = [];
  const length = remembered((question: readonly string[]) => asked.push(question) && question.length, 2);
  expect([length(['a']), length(['a']), length(['a', 'b'])]).toEqual([1, 1, 2]);
  expect(asked).toEqual([['a'], ['a', 'b']]);
  length([]);
  length(['a']);
  expect(asked).toEqual([['a'], ['a', 'b'], [], ['a']]);
});

test('questions that differ in kind are not taken for each other', () => {
  const kind = remembered((question: Json) => typeof question);
  expect([kind('1'), kind(1), kind(true), kind('true')]).toEqual(['string', 'number', 'boolean', 'string']);
});

test('what there is to know of an object is found out once, `undefined` too', () => {
  let count = 0;
  const look = oncePer((): undefined => {
    count += 1;
  });
  const [one, other] = [{}, {}];
  expect([look(one), look(one), look(other)]).toEqual([undefined, undefined, undefined]);
  expect(count).toBe(2);
});
