import type { Change, Draft } from './draft.ts';
import { sameJson } from './json.ts';
import type { Step } from './plan.ts';
import { type Entry, entryAt, type MapNode, nodesIn, type TextNode } from './text-node.ts';
import { insertAt, removeEntry, type Spot, writeEntry } from './write-step.ts';

/**
 * One change that has to come before `step` and that leaves the value as it is, so that the step changes its own place
 * only: an alias gives way to a copy of its value, the fields of a merge key to fields. `null`: the way is clear.
 */
export function clearedWay(draft: Draft, step: Step): readonly Change[] | null {
  let here = draft.root;
  const spots: Spot[] = [];
  for (const [depth, part] of step.path.entries()) {
    if (here?.kind === 'alias') return detached(draft, spots.at(-1));
    if (here !== null && here.anchor !== null) {
      const copied = copiedElsewhere(draft, here, null);
      if (copied !== null) return copied;
    }
    const last = depth === step.path.length - 1;
    if (here?.kind === 'map') {
      const spread = spreadMerges(draft, here, String(part), last ? step.op : 'through', spots);
      if (spread !== null) return spread;
    }
    const entry = entryAt(here, part);
    if (entry === null || here === null || here.kind === 'scalar') return null;
    spots.push({ container: here, entry });
    here = entry.value;
  }
  return step.op === 'insert' ? null : replacedAnchors(draft, here);
}

/** What is replaced or taken away may be needed elsewhere, itself or a part of it. */
function replacedAnchors(draft: Draft, target: TextNode | null): readonly Change[] | null {
  for (const node of nodesIn(target)) {
    if (node.anchor === null) continue;
    const copied = copiedElsewhere(draft, node, target);
    if (copied !== null) return copied;
  }
  return null;
}

/** A copy for the first alias of `node` that does not stand within `except`. */
function copiedElsewhere(draft: Draft, node: TextNode, except: TextNode | null): readonly Change[] | null {
  for (const spot of spotsIn(draft.root)) {
    const { value } = spot.entry;
    if (value?.kind !== 'alias' || value.target !== node) continue;
    if (except !== null && value.start >= except.start && value.end <= except.end) continue;
    return detached(draft, spot);
  }
  return null;
}

function detached(draft: Draft, spot: Spot | undefined): readonly Change[] | null {
  return spot === undefined ? null : writeEntry(draft, spot, draft.valueOf(spot.entry.value));
}

function* spotsIn(node: TextNode | null): Generator<Spot> {
  if (node?.kind !== 'map' && node?.kind !== 'list') return;
  for (const entry of node.entries) {
    yield { container: node, entry };
    yield* spotsIn(entry.value);
  }
}

/**
 * What a map takes over by merge keys becomes its own where that matters: a removed field would come back, and a merge key
 * after a field overrides it. A new field beside the merge key overrides what it brings, and needs nothing.
 */
function spreadMerges(
  draft: Draft,
  map: MapNode,
  key: string,
  op: Step['op'] | 'through',
  above: readonly Spot[],
): readonly Change[] | null {
  const merge = map.entries.find((entry) => entry.merge);
  if (merge === undefined) return null;
  const own = entryAt(map, key);
  const overridden = own !== null && map.entries.some((entry) => entry.merge && entry.start > own.start);
  if (op === 'set' && !overridden) return null;
  return firstOf(draft, map, merge, above);
}

function firstOf(draft: Draft, map: MapNode, merge: Entry, above: readonly Spot[]): readonly Change[] | null {
  const value = draft.valueOf(map);
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  for (const [key, field = null] of fields) {
    const entry = entryAt(map, key);
    if (entry === null) return insertAt(draft, map, map.entries.length, key, field, above);
    if (!sameJson(draft.valueOf(entry.value), field)) return writeEntry(draft, { container: map, entry }, field);
  }
  return removeEntry(draft, { container: map, entry: merge }, above);
}
