import { namespaceOf } from '../../gateway-api/found.ts';
import type { Reference } from '../../gateway-api/reference.ts';
import { pick, pickList, pickString } from '../../manifest/json.ts';
import { groupOf, type K8sObject, refOf } from '../../manifest/object.ts';
import { HUG_GROUP } from './watches.ts';

/** The Backends that an HTTPRoute's filters name: they stand beside the route. */
export function references(object: K8sObject): readonly Reference[] {
  if (object.kind !== 'HTTPRoute' || groupOf(object.apiVersion) !== 'gateway.networking.k8s.io') return [];
  const from = { ...refOf(object), namespace: namespaceOf(object) };
  return pickList(object, 'spec', 'rules').flatMap((rule, at) =>
    pickList(rule, 'backendRefs').flatMap((ref, index) =>
      pickList(ref, 'filters').flatMap((filter, place): Reference[] => {
        const to = pick(filter, 'extensionRef');
        const name = pickString(to, 'name') ?? '';
        if (name === '' || pickString(to, 'group') !== HUG_GROUP || pickString(to, 'kind') !== 'Backend') return [];
        return [
          {
            from,
            path: ['spec', 'rules', at, 'backendRefs', index, 'filters', place, 'extensionRef'],
            to: { group: HUG_GROUP, kind: 'Backend', namespace: from.namespace, name },
            severity: 'warning',
            without: 'Without it the route is refused, or the Service spoken to in plain text.',
          },
        ];
      }),
    ),
  );
}
