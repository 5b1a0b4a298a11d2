import { type Range, within } from '../configuration/version.ts';
import { CHOICES, type ChoiceId, type Fact, type Outcome } from './fact.ts';

/** The facts as a table: implementations by choices. The page of the app and docs/matrix.md are both made from it. */

/** What becomes of a choice: `partly` where it depends on the route or the target. */
export type Standing = Outcome | 'partly';

export const STANDING_WORDS: { readonly [standing in Standing]: string } = {
  honoured: 'works',
  partly: 'depends',
  unsure: 'unsure',
  rejected: 'not possible',
  ignored: 'accepted, ignored',
  plaintext: 'accepted, plain text',
};

/** What is said of each choice, in the order of the choices. What the implementation does by itself stands in none of them. */
export function cellsOf(
  facts: readonly Fact[],
): readonly { readonly choice: ChoiceId; readonly facts: readonly Fact[] }[] {
  return CHOICES.map((choice) => ({ choice, facts: facts.filter(({ feature }) => feature === choice) }));
}

/** What becomes of a choice in one version; of one without any fact nothing. */
export function standingAt(facts: readonly Fact[], version: string): Standing {
  const here = facts.filter(({ when }) => within(when.versions, version) !== 'no');
  const outcomes = new Set(here.map(({ outcome }) => outcome));
  const [only] = outcomes;
  if (only === undefined) return 'rejected';
  if (outcomes.size === 1) return only;
  if (outcomes.has('honoured')) return 'partly';
  // What holds in general comes before its exceptions, as long as none of them works.
  const general = new Set(here.filter((fact) => conditionWords(fact) === '').map(({ outcome }) => outcome));
  const [rule] = general;
  if (rule !== undefined && general.size === 1) return rule;
  const worst = (['unsure', 'plaintext', 'ignored'] as const).find((outcome) => outcomes.has(outcome));
  return worst ?? 'rejected';
}

/** “from 1.6”, “before 1.28”, “1.5 to before 1.6”; “every version” where versions make no difference. */
export function versionWords(ranges: readonly Range[]): string {
  const words = ranges.map(({ from, below }) => {
    if (from === undefined) return below === undefined ? 'every version' : `before ${below}`;
    return below === undefined ? `from ${from}` : `${from} to before ${below}`;
  });
  return words.join(', ');
}

/** For which routes and targets a fact holds; empty where for all. */
export function conditionWords({ when: { routes, targets } }: Fact): string {
  return [...(routes ?? []), ...(targets ?? [])].join(', ');
}

/** The first and last day on which the sources of facts were read. */
export function daysOf(facts: readonly Fact[]): { readonly oldest: string; readonly newest: string } | null {
  const days = facts.flatMap(({ evidence }) => evidence.map(({ seen }) => seen)).sort();
  const [oldest] = days;
  const newest = days.at(-1);
  return oldest === undefined || newest === undefined ? null : { oldest, newest };
}
