import type { ObjectRef } from './object.ts';

/**
 * Values by the identity of objects. It is nested, one map for each part of an identity: joining the parts to one text for
 * each question takes several times as long, and of a large set of manifests every backend asks dozens.
 */
export class RefMap<T> {
  readonly #groups = new Map<string, Map<string, Map<string, Map<string, T>>>>();

  get({ group, kind, namespace, name }: ObjectRef): T | undefined {
    return this.#groups.get(group)?.get(kind)?.get(namespace)?.get(name);
  }

  set({ group, kind, namespace, name }: ObjectRef, value: T): void {
    within(within(within(this.#groups, group), kind), namespace).set(name, value);
  }
}

/** Items by the objects that they belong to, those of each in their own order. */
export function groupedByRef<T>(pairs: Iterable<readonly [ref: ObjectRef, item: T]>): RefMap<readonly T[]> {
  const groups = new RefMap<T[]>();
  for (const [ref, item] of pairs) {
    const group = groups.get(ref);
    if (group === undefined) groups.set(ref, [item]);
    else group.push(item);
  }
  return groups;
}

function within<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const there = maps.get(key);
  if (there !== undefined) return there;
  const fresh = new Map<string, T>();
  maps.set(key, fresh);
  return fresh;
}
