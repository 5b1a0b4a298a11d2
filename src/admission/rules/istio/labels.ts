import { when, wrong } from '../mistakes.ts';
import type { Find } from '../rule.ts';

/** Labels are compared as they stand. */
export const noWildcard: Find = (value) =>
  when(
    typeof value === 'string' && value.includes('*'),
    wrong([], 'Write the whole value of the label: there are no patterns here.'),
  );
