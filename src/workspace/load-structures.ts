import type { Structure } from '../admission/structure.ts';
import type { Dispatch } from './action.ts';
import type { Shown } from './state.ts';

/** Keys that are on their way: a keystroke must not ask again for what the last one asked for. */
const ASKED = new Set<string>();

/**
 * Fetches what the kinds of a text may hold. What the product writes by itself needs no check: it is right by law 4. What
 * cannot be fetched stays unchecked, which the findings say, and is asked for again with the next change.
 */
export async function loadStructures(shown: Shown | null, dispatch: Dispatch): Promise<void> {
  if (shown === null || shown.byHand === null) return;
  const { byHand, configuration, loaded, structures } = shown;
  const { objects } = byHand.lens.standing(byHand.hand, configuration, loaded.implementation);
  const wanted = byHand.lens
    .wantedStructures(objects, configuration.setting, structures)
    .filter(({ key }) => !ASKED.has(key));
  for (const { key } of wanted) ASKED.add(key);
  const fetched = await Promise.allSettled(wanted.map(async ({ key, load }) => [key, await load()] as const));
  for (const { key } of wanted) ASKED.delete(key);
  const here = fetched.flatMap((one): (readonly [string, Structure])[] =>
    one.status === 'fulfilled' ? [one.value] : [],
  );
  if (here.length > 0) dispatch({ type: 'structures-loaded', structures: new Map(here) });
}
