import type { NonEmpty } from './json.ts';

/** Items by a key of theirs, without those that have none: the groups in the order of their first items, and the items of each in their own order. */
export function grouped<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string | undefined,
): ReadonlyMap<string, NonEmpty<T>> {
  return groupedPairs(keyed(items, keyOf));
}

/** The same where the keys stand beside the items. */
export function groupedPairs<T>(pairs: Iterable<readonly [key: string, item: T]>): ReadonlyMap<string, NonEmpty<T>> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const [key, item] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function* keyed<T>(items: Iterable<T>, keyOf: (item: T) => string | undefined): Iterable<readonly [string, T]> {
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) yield [key, item];
  }
}
