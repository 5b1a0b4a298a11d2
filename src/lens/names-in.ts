import { namespaceOf } from '../gateway-api/found.ts';
import { changeObject, type Wish } from '../manifest/change.ts';
import { isJsonObject, type Json, pickString } from '../manifest/json.ts';
import { groupOf, type K8sObject, type ObjectRef, slotOf } from '../manifest/object.ts';
import type { Path } from '../manifest/read-text.ts';

/** A place of an object that names another by kind and name. */
export interface NamePlace {
  /** Of the map that has the name. */
  readonly path: Path;
  readonly to: ObjectRef;
}

/** Wherever it stands: what kinds of an implementation's own are named by always says the kind as well. */
export function namesIn(object: K8sObject): readonly NamePlace[] {
  return within(object, [], namespaceOf(object));
}

function within(value: Json | undefined, path: Path, namespace: string): readonly NamePlace[] {
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((item, index) => within(item, [...path, index], namespace));
  }
  if (!isJsonObject(value)) return [];
  const [kind, name] = [pickString(value, 'kind'), pickString(value, 'name')];
  const inner = Object.entries(value).flatMap(([key, one]) => within(one, [...path, key], namespace));
  if (kind === undefined || name === undefined) return inner;
  const group = pickString(value, 'group') ?? '';
  return [{ path, to: { group, kind, namespace: pickString(value, 'namespace') ?? namespace, name } }, ...inner];
}

/** An object as it is referred to: a namespace that it leaves out is `default`. */
export function identityOf(object: K8sObject): ObjectRef {
  const { apiVersion, kind, metadata } = object;
  return { group: groupOf(apiVersion), kind, namespace: namespaceOf(object), name: metadata.name };
}

/** The object with other names where it refers to others: `nameOf` gives them by slot. */
export function withNames(object: K8sObject, names: ReadonlyMap<string, string>): K8sObject {
  if (names.size === 0) return object;
  const wishes = namesIn(object).flatMap(({ path, to }): readonly Wish[] => {
    const name = names.get(slotOf(to));
    return name === undefined ? [] : [{ path: [...path, 'name'], value: name }];
  });
  return wishes.length === 0 ? object : changeObject(object, wishes).after;
}
