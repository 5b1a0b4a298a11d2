import type { Setting } from '../configuration/configuration.ts';
import type { Certainty } from '../configuration/version.ts';
import { type Fact, factOf, holds } from './fact.ts';

/**
 * What a version can do, by short names for the facts whose versions decide it. `maybe`: the version is not known well enough;
 * it then counts as able, like the newest.
 */
export type AbilitiesBy<Deciding> = { readonly [ability in keyof Deciding]: Certainty };

/** `deciding` has the id of a fact for each ability. */
export function decidedBy<const Deciding extends { readonly [ability: string]: string }>(
  facts: readonly Fact[],
  deciding: Deciding,
) {
  type Ability = keyof Deciding & string;
  /** The fact behind an ability. */
  const factBehind = (ability: Ability): Fact => factOf(facts, deciding[ability] ?? ability);
  return {
    factBehind,
    abilitiesOf(setting: Setting): AbilitiesBy<Deciding> {
      const answers = Object.entries(deciding).map(([name, id]) => [name, holds(factOf(facts, id), setting)]);
      // The keys are those of `deciding`, one by one.
      return Object.fromEntries(answers) as AbilitiesBy<Deciding>;
    },
    /** What could be otherwise because the version is only partly known, in the fact's own words. */
    doubts(abilities: AbilitiesBy<Deciding>, ...relied: readonly Ability[]): readonly string[] {
      return relied
        .filter((ability) => abilities[ability] === 'maybe')
        .map((ability) => `This depends on the exact version. ${factBehind(ability).claim}`);
    },
  };
}
