import { namespaceOf } from '../../gateway-api/found.ts';
import type { Reference } from '../../gateway-api/reference.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import { groupOf, type K8sObject, refOf } from '../../manifest/object.ts';
import { APISIX_GROUP } from './watches.ts';

/** The Services that a BackendTrafficPolicy speaks for. */
export function references(object: K8sObject): readonly Reference[] {
  if (groupOf(object.apiVersion) !== APISIX_GROUP || object.kind !== 'BackendTrafficPolicy') return [];
  const namespace = namespaceOf(object);
  return pickList(object, 'spec', 'targetRefs').flatMap((target, at): Reference[] => {
    const name = pickString(target, 'name');
    if (name === undefined || name === '') return [];
    return [
      {
        from: { ...refOf(object), namespace },
        path: ['spec', 'targetRefs', at],
        to: { group: '', kind: 'Service', namespace, name },
        severity: 'warning',
        without: 'Without it the policy speaks for nothing.',
      },
    ];
  });
}
