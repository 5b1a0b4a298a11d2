import type { Json } from '../../../manifest/json.ts';
import { allDifferent } from '../demands.ts';
import { entries, given } from '../given.ts';
import { when, wrong } from '../mistakes.ts';
import type { Find } from '../rule.ts';

/** What routes demand of their list of rules. */

const MOST_MATCHES = 128;

/** @param implied How many matches the API server fills in where a rule has none. */
export function fewMatches(implied: number): Find {
  const matchesOf = (rule: Json) => {
    const matches = given(rule, 'matches');
    return matches === undefined ? implied : entries(matches).length;
  };
  return (rules) => {
    const count = entries(rules).reduce<number>((sum, rule) => sum + matchesOf(rule), 0);
    const says = `Split this route: all its rules together have ${count} matches, and ${MOST_MATCHES} are the most.`;
    return when(count > MOST_MATCHES, wrong([], says));
  };
}

export const differentNames: Find = allDifferent(
  (rule) => {
    const name = given(rule, 'name');
    return typeof name === 'string' ? name : undefined;
  },
  'Give this rule another name: an earlier rule of the route has the same one.',
  ['name'],
);
