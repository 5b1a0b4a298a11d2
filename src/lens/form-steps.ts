import { identityOf } from '../gateway-api/found.ts';
import { isApplied, type Written } from '../gateway-api/written.ts';
import { sameJson } from '../manifest/json.ts';
import { slotOf } from '../manifest/object.ts';
import type { HandNames } from './hand-names.ts';
import { withNames } from './names-in.ts';
import { kindKey } from './placed.ts';
import { asFound } from './route-places.ts';

/** What a change of the form means for the objects that are written. */

/** One slot's change. */
export type Step =
  | { readonly kind: 'change'; readonly before: Written; readonly after: Written }
  | { readonly kind: 'add'; readonly after: Written }
  | { readonly kind: 'remove'; readonly before: Written };

/** From what was written to what is written now, with the names that somebody has given by hand meanwhile. */
export function stepsBetween(before: readonly Written[], after: readonly Written[], names: HandNames): readonly Step[] {
  return byHandNames(slotBySlot(before, after), names);
}

function slotBySlot(before: readonly Written[], after: readonly Written[]): readonly Step[] {
  const later = new Map(after.map((entry) => [entry.slot, entry]));
  const earlier = new Set(before.map(({ slot }) => slot));
  const added = after.filter(({ slot }) => !earlier.has(slot));
  const changed: Step[] = [];
  const removed: Step[] = [];
  for (const entry of before) {
    const same = later.get(entry.slot) ?? takeRenamed(entry, added);
    if (same === undefined) removed.push({ kind: 'remove', before: entry });
    else if (isApplied(entry) !== isApplied(same)) {
      removed.push({ kind: 'remove', before: entry });
      added.push(same);
    } else if (!isSame(entry, same)) changed.push({ kind: 'change', before: entry, after: same });
  }
  return [...changed, ...removed, ...added.map((entry): Step => ({ kind: 'add', after: entry }))];
}

/** References say the names that somebody has given by hand, which stay: the form has none to put in their place. */
function byHandNames(steps: readonly Step[], names: HandNames): readonly Step[] {
  if (names.size === 0) return steps;
  const later = new Map(names);
  for (const step of steps) {
    const name = step.kind === 'change' ? names.get(slotOf(identityOf(step.before.object))) : undefined;
    if (step.kind === 'change' && name !== undefined) later.set(slotOf(identityOf(step.after.object)), name);
  }
  const was = (entry: Written): Written => ({ ...entry, object: withNames(entry.object, names) });
  const is = (entry: Written): Written => ({ ...entry, object: withNames(entry.object, later) });
  return steps.map((step): Step => {
    if (step.kind === 'change') return { ...step, before: was(step.before), after: is(step.after) };
    return step.kind === 'add' ? { ...step, after: is(step.after) } : { ...step, before: was(step.before) };
  });
}

function isSame(before: Written, after: Written): boolean {
  return sameJson(before.object, after.object) && sameJson(asFound(before), asFound(after));
}

/** An object that has another name now: of the same kind and role, in the place of one that is gone. Taken from `added`. */
function takeRenamed(entry: Written, added: Written[]): Written | undefined {
  const place = added.findIndex(
    (other) => kindKey(other.object) === kindKey(entry.object) && isApplied(other) === isApplied(entry),
  );
  return place < 0 ? undefined : added.splice(place, 1)[0];
}
