import { identityOf } from '../../gateway-api/found.ts';
import { type Reference, referredTo } from '../../gateway-api/reference.ts';
import { pick } from '../../manifest/json.ts';
import { groupOf, type K8sObject } from '../../manifest/object.ts';
import { AWS_GROUP } from './watches.ts';

/** What the controller’s own objects refer to, as far as connections to backends depend on it. */
export function references(object: K8sObject): readonly Reference[] {
  if (groupOf(object.apiVersion) !== AWS_GROUP) return [];
  const from = identityOf(object);
  const { namespace } = from;
  if (object.kind === 'TargetGroupConfiguration') {
    const path = ['spec', 'targetReference'];
    const to = referredTo(pick(object, ...path), { group: '', kind: 'Service', namespace });
    const without = 'Without it there is no target group that these settings could be for.';
    return to === undefined ? [] : [{ from, path, to: { ...to, namespace }, severity: 'warning', without }];
  }
  if (object.kind !== 'LoadBalancerConfiguration') return [];
  const path = ['spec', 'defaultTargetGroupConfiguration'];
  const to = referredTo(pick(object, ...path), { group: AWS_GROUP, kind: 'TargetGroupConfiguration', namespace });
  const without = 'Without it nobody knows here what the Gateway’s target groups speak by default.';
  return to === undefined ? [] : [{ from, path, to, severity: 'warning', without }];
}
