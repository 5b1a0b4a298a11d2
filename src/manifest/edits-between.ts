import { isJsonObject, type Json, sameJson } from './json.ts';
import type { Path } from './text-node.ts';

/** A change of one place of a document. */
export type TextEdit =
  /** Puts a value in a place, whatever is there; parents that are missing are made. */
  | { readonly op: 'set'; readonly path: Path; readonly value: Json }
  /** Puts a value into a list before the item at `path`; at its end where there is no such item. */
  | { readonly op: 'insert'; readonly path: Path; readonly value: Json }
  | { readonly op: 'remove'; readonly path: Path };

/**
 * Edits that lead from one value to another, to be made in their order. Items of lists are matched by what they have in
 * common. Every index is one of `before`: later edits do not move what is still to come.
 */
export function editsBetween(before: Json, after: Json): readonly TextEdit[] {
  return between(before, after, []);
}

function between(before: Json, after: Json, at: Path): readonly TextEdit[] {
  if (sameJson(before, after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) return betweenMaps(before, after, at);
  if (Array.isArray(before) && Array.isArray(after)) return betweenLists(before, after, at);
  return [{ op: 'set', path: at, value: after }];
}

function betweenMaps(
  before: { readonly [key: string]: Json | undefined },
  after: { readonly [key: string]: Json | undefined },
  at: Path,
): readonly TextEdit[] {
  const gone = fields(before).filter(([key]) => own(after, key) === undefined);
  return [
    ...gone.map(([key]): TextEdit => ({ op: 'remove', path: [...at, key] })),
    ...fields(after).flatMap(([key, value]): readonly TextEdit[] => {
      const old = own(before, key);
      const path = [...at, key];
      return old === undefined ? [{ op: 'set', path, value }] : between(old, value, path);
    }),
  ];
}

function fields(map: { readonly [key: string]: Json | undefined }): readonly (readonly [string, Json])[] {
  return Object.entries(map).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
}

function own(map: { readonly [key: string]: Json | undefined }, key: string): Json | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** From the end on, so that no edit moves an item that a later one names. */
function betweenLists(before: readonly Json[], after: readonly Json[], at: Path): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let [left, right] = [before.length, after.length];
  for (const [i, j] of [...[...alignLists(before, after)].reverse(), [-1, -1] as const]) {
    for (right -= 1; right > j; right -= 1)
      edits.push({ op: 'insert', path: [...at, left], value: after[right] ?? null });
    for (left -= 1; left > i; left -= 1) edits.push({ op: 'remove', path: [...at, left] });
    if (i >= 0) edits.push(...between(before[i] ?? null, after[j] ?? null, [...at, i]));
  }
  return edits;
}

/** Beyond so many pairs, items are matched by their index. */
const PAIRS = 40_000;

/** Which item of a list has become which of another, in the order of both: `[index before, index after]`. */
export function alignLists(before: readonly Json[], after: readonly Json[]): readonly (readonly [number, number])[] {
  const anchors = before.length * after.length > PAIRS ? [] : bestPairs(before, after);
  const pairs: (readonly [number, number])[] = [];
  let [left, right] = [0, 0];
  for (const [i, j] of [...anchors, [before.length, after.length] as const]) {
    // What stands between two that match has been replaced one by one.
    for (; left < i && right < j; left += 1, right += 1) pairs.push([left, right]);
    if (i < before.length) pairs.push([i, j]);
    [left, right] = [i + 1, j + 1];
  }
  return pairs;
}

/** The pairs in order that have most in common together. */
function bestPairs(before: readonly Json[], after: readonly Json[]): readonly (readonly [number, number])[] {
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const cell = (i: number, j: number) => best[i * width + j] ?? 0;
  const likeness = before.map((one) => after.map((other) => likenessOf(one, other)));
  const alike = (i: number, j: number) => likeness[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = Math.max(cell(i + 1, j), cell(i, j + 1), alike(i, j) + cell(i + 1, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (alike(i, j) > 0 && cell(i, j) === alike(i, j) + cell(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (cell(i, j) === cell(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** From 0, nothing in common, to 1, equal. */
export function likenessOf(a: Json, b: Json): number {
  if (isJsonObject(a) && isJsonObject(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    if (keys.size === 0) return 1;
    let sum = 0;
    for (const key of keys) {
      const [left, right] = [own(a, key), own(b, key)];
      if (left !== undefined && right !== undefined) sum += likenessOf(left, right);
    }
    return sum / keys.size;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    const [left, right] = [a as readonly Json[], b as readonly Json[]];
    const shared = left.filter((one) => right.some((other) => sameJson(one, other))).length;
    const longer = Math.max(left.length, right.length);
    return longer === 0 ? 1 : shared / longer;
  }
  return sameJson(a, b) ? 1 : 0;
}
