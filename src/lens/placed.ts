import { isApplied, type Written } from '../gateway-api/written.ts';
import { grouped } from '../manifest/grouped.ts';
import { groupOf, type K8sObject, refOf, slotOf } from '../manifest/object.ts';
import type { Path, TextReading } from '../manifest/read-text.ts';
import { mostAlike } from './likeness.ts';

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
 * The object of the text for each slot that is written: the one of that name; for what is applied and has none, the
 * one of that kind that is most like it and that nobody else has, since names can be changed by hand.
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
  for (const [kind, unnamed] of grouped(written.filter(isUnnamed(pairs)), ({ object }) => kindKey(object))) {
    const candidates = [...free].filter(({ object }) => kindKey(object) === kind);
    const found = mostAlike(
      unnamed.map(({ object }) => object),
      candidates,
      ({ object }) => object,
    );
    for (const { slot, object } of unnamed) {
      const alike = found.get(object);
      if (alike !== undefined) pairs.set(slot, alike);
    }
  }
  return pairs;
}

/** What is applied and has nothing of its name in the text. */
function isUnnamed(pairs: ReadonlyMap<string, Placed>): (entry: Written) => boolean {
  return ({ slot, role }) => !pairs.has(slot) && role !== 'exists' && role !== 'patch';
}

/** Group and kind, whatever the version. */
export function kindKey({ apiVersion, kind }: K8sObject): string {
  return `${groupOf(apiVersion)}/${kind}`;
}
