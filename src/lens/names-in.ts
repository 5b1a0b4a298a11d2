import { namespaceOf } from '../gateway-api/found.ts';
import { GATEWAY_API_GROUP } from '../gateway-api/releases.ts';
import { changeObject, type Wish } from '../manifest/change.ts';
import { isJsonObject, type Json, pickString } from '../manifest/json.ts';
import { type K8sObject, type ObjectRef, slotOf } from '../manifest/object.ts';
import type { Path } from '../manifest/read-text.ts';

/** A place of an object that names another by kind and name. */
export interface NamePlace {
  /** Of the map that has the name. */
  readonly path: Path;
  readonly to: ObjectRef;
}

/** What a reference means that does not say group and kind. Source: the defaults in the CRDs of Gateway API v1.6.1. */
const MEANT: { readonly [field: string]: Pick<ObjectRef, 'group' | 'kind'> } = {
  parentRefs: { group: GATEWAY_API_GROUP, kind: 'Gateway' },
  backendRefs: { group: '', kind: 'Service' },
  backendRef: { group: '', kind: 'Service' },
  certificateRefs: { group: '', kind: 'Secret' },
};

/** Wherever it stands: by its kind, or by the field where the kind can be left out. */
export function namesIn(object: K8sObject): readonly NamePlace[] {
  return within(object, [], namespaceOf(object));
}

function within(value: Json | undefined, path: Path, namespace: string): readonly NamePlace[] {
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((item, index) => within(item, [...path, index], namespace));
  }
  if (!isJsonObject(value)) return [];
  const meant = MEANT[fieldOf(path)];
  const [kind, name] = [pickString(value, 'kind') ?? meant?.kind, pickString(value, 'name')];
  const inner = Object.entries(value).flatMap(([key, one]) => within(one, [...path, key], namespace));
  if (kind === undefined || name === undefined) return inner;
  const group = pickString(value, 'group') ?? meant?.group ?? '';
  return [{ path, to: { group, kind, namespace: pickString(value, 'namespace') ?? namespace, name } }, ...inner];
}

/** The field that a place is in, or in a list of. */
function fieldOf(path: Path): string {
  return path.findLast((key) => typeof key === 'string') ?? '';
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
