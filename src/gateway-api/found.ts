import { isJsonObject, type Json, type JsonObject, pick, pickString } from '../manifest/json.ts';
import { type K8sObject, type ObjectRef, refOf } from '../manifest/object.ts';
import { RefMap } from '../manifest/ref-map.ts';

/**
 * A set of manifests to be looked at: those that were written, edited, pasted or read from disk, and those that are known
 * to exist. Looking up is by identity; a namespace that an object leaves out is `defaultNamespace`.
 */
export interface Found {
  readonly objects: readonly K8sObject[];
  readonly index: RefMap<K8sObject>;
  /** Objects by group and kind, in the order of `objects`. */
  readonly kinds: ReadonlyMap<string, ReadonlyMap<string, readonly K8sObject[]>>;
}

export function foundOf(objects: readonly K8sObject[]): Found {
  const index = new RefMap<K8sObject>();
  const kinds = new Map<string, Map<string, K8sObject[]>>();
  for (const object of objects) {
    const ref = inDefault(identityOf(object));
    index.set(ref, object);
    const ofGroup = kinds.get(ref.group) ?? new Map<string, K8sObject[]>();
    kinds.set(ref.group, ofGroup);
    const ofKind = ofGroup.get(ref.kind);
    if (ofKind === undefined) ofGroup.set(ref.kind, [object]);
    else ofKind.push(object);
  }
  return { objects, index, kinds };
}

/** Without the objects that a later one of the same identity overwrites when they are applied together. */
export function lastOfEach(objects: readonly K8sObject[]): readonly K8sObject[] {
  const { index } = foundOf(objects);
  return [...new Set(objects.flatMap((object) => index.get(inDefault(identityOf(object))) ?? []))];
}

export function lookUp({ index }: Found, ref: ObjectRef): K8sObject | undefined {
  return index.get(inDefault(ref));
}

/** All objects of a kind, whatever API version they are written in. */
export function ofKind({ kinds }: Found, group: string, kind: string): readonly K8sObject[] {
  return kinds.get(group)?.get(kind) ?? [];
}

/** An object as it is referred to: with the namespace that it has where it names none. */
export function identityOf(object: K8sObject): ObjectRef {
  return { ...refOf(object), namespace: namespaceOf(object) };
}

/** An empty namespace is none. */
function inDefault(ref: ObjectRef): ObjectRef {
  return ref.namespace === '' ? { ...ref, namespace: 'default' } : ref;
}

export function namespaceOf(object: K8sObject): string {
  return object.metadata.namespace ?? 'default';
}

/** Reads an untrusted value as an object with identity; `undefined` where it has none. */
export function asObject(value: Json): K8sObject | undefined {
  if (!isJsonObject(value)) return undefined;
  const [apiVersion, kind, name] = [
    pickString(value, 'apiVersion'),
    pickString(value, 'kind'),
    pickString(value, 'metadata', 'name'),
  ];
  if (apiVersion === undefined || kind === undefined || name === undefined) return undefined;
  const namespace = pick(value, 'metadata', 'namespace');
  if (namespace !== undefined && typeof namespace !== 'string') return undefined;
  return value as JsonObject & K8sObject;
}
