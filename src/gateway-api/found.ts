import { grouped } from '../manifest/grouped.ts';
import { isJsonObject, type Json, type JsonObject, pick, pickString } from '../manifest/json.ts';
import { groupOf, type K8sObject, type ObjectRef } from '../manifest/object.ts';

/**
 * A set of manifests to be looked at: those that were written, edited, pasted or read from disk, and those that are known
 * to exist. Looking up is by identity; a namespace that an object leaves out is `defaultNamespace`.
 */
export interface Found {
  readonly objects: readonly K8sObject[];
  readonly index: ReadonlyMap<string, K8sObject>;
  /** Objects by group and kind, in the order of `objects`. */
  readonly kinds: ReadonlyMap<string, readonly K8sObject[]>;
}

export function foundOf(objects: readonly K8sObject[]): Found {
  const index = new Map<string, K8sObject>();
  for (const object of objects) {
    index.set(keyOf(groupOf(object.apiVersion), object.kind, namespaceOf(object), object.metadata.name), object);
  }
  return { objects, index, kinds: grouped(objects, ({ apiVersion, kind }) => `${groupOf(apiVersion)}|${kind}`) };
}

/** Without the objects that a later one of the same identity overwrites when they are applied together. */
export function lastOfEach(objects: readonly K8sObject[]): readonly K8sObject[] {
  const { index } = foundOf(objects);
  return index.size === objects.length ? objects : [...index.values()];
}

export function lookUp(found: Found, ref: ObjectRef): K8sObject | undefined {
  return found.index.get(keyOf(ref.group, ref.kind, ref.namespace, ref.name));
}

/** All objects of a kind, whatever API version they are written in. */
export function ofKind(found: Found, group: string, kind: string): readonly K8sObject[] {
  return found.kinds.get(`${group}|${kind}`) ?? [];
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

function keyOf(group: string, kind: string, namespace: string, name: string): string {
  return `${group}|${kind}|${namespace === '' ? 'default' : namespace}|${name}`;
}
