import type { RouteKind, Setting, Target } from '../../configuration/configuration.ts';
import { type ChoiceId, type ChoiceNote, type Fact, holds, noteOf } from '../../implementations/fact.ts';

/** What the form says about a choice here and now. */
export interface Offer {
  readonly note: ChoiceNote;
  /** It cannot be chosen: nothing that could be written would do it. */
  readonly refused: boolean;
}

/** What the answer to “does it do that?” depends on, and nothing else: other answers must not ask again. */
export interface Situation {
  readonly setting: Setting;
  readonly route: RouteKind;
  readonly target: Target;
}

export function offerOf(facts: readonly Fact[], choice: ChoiceId, { setting, route, target }: Situation): Offer {
  const note = noteOf(facts, choice, setting, route, target);
  return { note, refused: note.available === 'no' && !isAcceptedByServer(facts, choice, setting) };
}

/** A policy target that the API server takes and the gateway ignores can be chosen: who does so is told what happens. */
function isAcceptedByServer(facts: readonly Fact[], choice: ChoiceId, setting: Setting): boolean {
  return (
    choice.startsWith('target-') &&
    facts.some((fact) => fact.feature === choice && fact.outcome === 'ignored' && holds(fact, setting) !== 'no')
  );
}

/** A word for how well the choice is supported; `null` where there is nothing to say. */
export function badgeOf({ note, refused }: Offer): string | null {
  if (refused) return 'not possible here';
  if (note.available === 'no') return 'has no effect';
  if (note.available === 'maybe') return 'not certain';
  return note.support ?? null;
}
