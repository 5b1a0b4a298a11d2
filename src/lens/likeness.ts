import { isJsonObject, type Json } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';

/** More comparisons than these would be felt at each keystroke; so many renamed objects are taken in their order. */
const MOST_COMPARISONS = 2000;

/** For each of `wanted` the most alike of `candidates` that no other has, as far as they go; of equals, the first. */
export function mostAlike<W extends K8sObject, C>(
  wanted: readonly W[],
  candidates: readonly C[],
  objectOf: (candidate: C) => K8sObject,
): ReadonlyMap<W, C> {
  if (wanted.length * candidates.length > MOST_COMPARISONS) return inOrder(wanted, candidates);
  const rivals = candidates.map((candidate) => ({ candidate, leaves: leavesOf(objectOf(candidate)) }));
  const scored = wanted.flatMap((object) => {
    const own = leavesOf(object);
    return rivals.map(({ candidate, leaves }) => ({ object, candidate, alike: shared(own, leaves) }));
  });
  const pairs = new Map<W, C>();
  const taken = new Set<C>();
  for (const { object, candidate } of scored.sort((a, b) => b.alike - a.alike)) {
    if (pairs.has(object) || taken.has(candidate)) continue;
    pairs.set(object, candidate);
    taken.add(candidate);
  }
  return pairs;
}

function inOrder<W, C>(wanted: readonly W[], candidates: readonly C[]): ReadonlyMap<W, C> {
  const pairs = new Map<W, C>();
  for (const [index, candidate] of candidates.entries()) {
    const object = wanted[index];
    if (object !== undefined) pairs.set(object, candidate);
  }
  return pairs;
}

/** The values of an object with their places, but for what names it. */
function leavesOf({ metadata, apiVersion: _, kind: __, ...content }: K8sObject): ReadonlySet<string> {
  const leaves = new Set<string>();
  const collect = (value: Json | undefined, path: string) => {
    if (value === undefined) return;
    if (Array.isArray(value)) for (const [index, item] of value.entries()) collect(item, `${path}/${index}`);
    else if (isJsonObject(value)) for (const [key, inner] of Object.entries(value)) collect(inner, `${path}/${key}`);
    else leaves.add(`${path} ${JSON.stringify(value)}`);
  };
  collect({ ...content, namespace: metadata.namespace }, '');
  return leaves;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const leaf of a) if (b.has(leaf)) count += 1;
  return count;
}
