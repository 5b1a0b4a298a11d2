import { identityOf, namespaceOf } from '../../gateway-api/found.ts';
import { type Reference, referredTo } from '../../gateway-api/reference.ts';
import { pick, pickList } from '../../manifest/json.ts';
import { groupOf, type K8sObject } from '../../manifest/object.ts';
import { KGATEWAY_GROUP } from './watches.ts';

/** What kgateway’s own objects refer to, as far as connections to backends depend on it. */
export function references(object: K8sObject): readonly Reference[] {
  if (groupOf(object.apiVersion) !== KGATEWAY_GROUP || object.kind !== 'BackendConfigPolicy') return [];
  return [...targets(object), ...secret(object)];
}

function targets(policy: K8sObject): readonly Reference[] {
  return pickList(policy, 'spec', 'targetRefs').flatMap((ref, index): Reference[] => {
    const namespace = namespaceOf(policy);
    const to = referredTo(ref, { group: '', kind: 'Service', namespace });
    const without = 'Without it the policy has no effect, and gets no status.';
    return to === undefined
      ? []
      : [
          {
            from: identityOf(policy),
            path: ['spec', 'targetRefs', index],
            to: { ...to, namespace },
            severity: 'warning',
            without,
          },
        ];
  });
}

function secret(policy: K8sObject): readonly Reference[] {
  const path = ['spec', 'tls', 'secretRef'];
  const namespace = namespaceOf(policy);
  const to = referredTo(pick(policy, ...path), { group: '', kind: 'Secret', namespace });
  const without = 'Without it the policy gets Accepted False, and its backends get no connection.';
  return to === undefined
    ? []
    : [
        {
          from: identityOf(policy),
          path,
          to: { group: '', kind: 'Secret', namespace, name: to.name },
          severity: 'warning',
          without,
        },
      ];
}
