import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { type ChoiceId, type ChoiceNote, type Fact, holds, noteOf } from '../../implementations/fact.ts';

/** What the form says about a choice here and now. */
export interface Offer {
  readonly note: ChoiceNote;
  /** It cannot be chosen: nothing that could be written would do it. */
  readonly refused: boolean;
}

export function offerOf(
  facts: readonly Fact[],
  choice: ChoiceId,
  configuration: Configuration,
  backend: Backend,
): Offer {
  const { setting, route } = configuration;
  const note = noteOf(facts, choice, setting, route.kind, backend.target);
  return { note, refused: note.available === 'no' && !isAcceptedByServer(facts, choice, configuration) };
}

/** A policy target that the API server takes and the gateway ignores can be chosen: who does so is told what happens. */
function isAcceptedByServer(facts: readonly Fact[], choice: ChoiceId, { setting }: Configuration): boolean {
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
