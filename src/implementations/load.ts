import type { Card, Implementation, ReadingImplementation, Signs } from './implementation.ts';
import { cards } from './registry.ts';

/** What the form and the output need first. */
export async function loadFirst(card: Card): Promise<Implementation> {
  return (await card.first()).firstView;
}

/** Everything, the way back from manifests included. */
export async function load(card: Card): Promise<ReadingImplementation> {
  return (await card.back()).wayBack.whole();
}

export interface KnownSigns extends Signs {
  /** Id of the implementation's card. */
  readonly id: string;
}

/** By what each implementation is recognised. */
export async function loadSigns(): Promise<readonly KnownSigns[]> {
  const known = await Promise.all(cards.map(async ({ id, back }) => ({ id, signs: (await back()).wayBack.signs })));
  return known.flatMap(({ id, signs }) => (signs === undefined ? [] : [{ id, ...signs }]));
}
