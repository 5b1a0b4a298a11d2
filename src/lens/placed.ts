import { isApplied, type Written } from '../gateway-api/written.ts';
import { groupOf, type K8sObject, refOf, slotOf } from '../manifest/object.ts';
import type { Path, TextReading } from '../manifest/read-text.ts';

/** An object in the text, with its place. */
export interface Placed {
  readonly object: K8sObject;
  /** Index of the document. */
  readonly document: number;
  /** `[]`, or the place in a List. */
  readonly at: Path;
}

export function placedObjects(reading: TextReading): readonly Placed[] {
  return reading.documents.flatMap(({ objects }, document) =>
    objects.map(({ object, at }) => ({ object, document, at })),
  );
}

/** Key of an object whose namespace may be left out. */
export function keyOf(object: K8sObject): string {
  const ref = refOf(object);
  return slotOf({ ...ref, namespace: ref.namespace === 'default' ? '' : ref.namespace });
}

/**
 * The object of the text for each slot that is written: the one of that name; for what is applied and has none, the next
 * of that kind that nobody else has, since names can be changed by hand.
 */
export function pairUp(written: readonly Written[], placed: readonly Placed[]): ReadonlyMap<string, Placed> {
  const pairs = new Map<string, Placed>();
  const byKey = new Map(placed.map((one) => [keyOf(one.object), one]));
  const free = new Set(placed);
  // One object can be written for one backend and be known to exist for another.
  const appliedFirst = [...written].sort((a, b) => Number(isApplied(b)) - Number(isApplied(a)));
  for (const { slot, object } of appliedFirst) {
    const same = byKey.get(keyOf(object));
    if (same === undefined || !free.delete(same)) continue;
    pairs.set(slot, same);
  }
  for (const entry of written) {
    if (pairs.has(entry.slot) || entry.role === 'exists' || entry.role === 'patch') continue;
    const next = [...free].find(({ object }) => kindKey(object) === kindKey(entry.object));
    if (next === undefined) continue;
    free.delete(next);
    pairs.set(entry.slot, next);
  }
  return pairs;
}

/** Group and kind, whatever the version. */
export function kindKey({ apiVersion, kind }: K8sObject): string {
  return `${groupOf(apiVersion)}/${kind}`;
}
