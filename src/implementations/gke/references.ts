import { namespaceOf } from '../../gateway-api/found.ts';
import { type Reference, referredTo } from '../../gateway-api/reference.ts';
import { pick } from '../../manifest/json.ts';
import { groupOf, type K8sObject, refOf } from '../../manifest/object.ts';
import { GKE_GROUP } from './watches.ts';

/** What a HealthCheckPolicy is for. */
export function references(object: K8sObject): readonly Reference[] {
  if (groupOf(object.apiVersion) !== GKE_GROUP || object.kind !== 'HealthCheckPolicy') return [];
  const namespace = namespaceOf(object);
  const path = ['spec', 'targetRef'];
  const to = referredTo(pick(object, ...path), { group: '', kind: 'Service', namespace });
  if (to === undefined) return [];
  const from = { ...refOf(object), namespace };
  return [{ from, path, to, severity: 'warning', without: 'The policy checks nothing.' }];
}
