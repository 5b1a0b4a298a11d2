import { type Found, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { groupedPairs } from '../../manifest/grouped.ts';
import { isJsonObject, type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { TRAEFIK_GROUP } from './watches.ts';

/** Where TraefikServices lead. */

export function targetOf(object: K8sObject, entry: Json, group: string, kind: string): ObjectRef {
  return {
    group,
    kind,
    namespace: pickString(entry, 'namespace') ?? namespaceOf(object),
    name: pickString(entry, 'name') ?? '',
  };
}

export interface Entry {
  readonly entry: Json;
  readonly path: readonly (string | number)[];
}

/** Every Service that gets requests, mirrors and fallbacks included. */
export function entriesOf(object: K8sObject): readonly Entry[] {
  const lists = [
    ['spec', 'weighted', 'services'],
    ['spec', 'highestRandomWeight', 'services'],
    ['spec', 'mirroring', 'mirrors'],
  ];
  const single = [
    ['spec', 'mirroring'],
    ['spec', 'failover', 'service'],
    ['spec', 'failover', 'fallback'],
  ];
  return [
    ...lists.flatMap((path) => pickList(object, ...path).map((entry, index) => ({ entry, path: [...path, index] }))),
    ...single.flatMap((path) => {
      const entry = pick(object, ...path);
      return isJsonObject(entry) ? [{ entry, path }] : [];
    }),
  ];
}

export interface ServiceEntry extends Entry {
  readonly object: K8sObject;
  readonly service: ObjectRef;
}

/** Entries by the name that Traefik gives to what they say. */
const byName = oncePer((found: Found) =>
  groupedPairs(
    ofKind(found, TRAEFIK_GROUP, 'TraefikService').flatMap((object) =>
      entriesOf(object).flatMap(({ entry, path }): [string, ServiceEntry][] => {
        if ((pickString(entry, 'kind') ?? 'Service') !== 'Service') return [];
        const one = { object, entry, path, service: targetOf(object, entry, '', 'Service') };
        return [[nameOf(one), one]];
      }),
    ),
  ),
);

/** The entries of which Traefik keeps one for all, as all have the same name to it; the entry itself is among them. */
export function namesakes(found: Found, entry: ServiceEntry): readonly ServiceEntry[] {
  return entry.service.name.includes('@') ? [entry] : (byName(found).get(nameOf(entry)) ?? [entry]);
}

/** Namespace, Service and port, with whatever is neither letter nor digit turned into a hyphen. */
function nameOf({ entry, service }: ServiceEntry): string {
  const words = `${service.namespace} ${service.name} ${pick(entry, 'port') ?? ''}`;
  return words.split(/[^\p{L}\p{N}]+/u).join('-');
}
