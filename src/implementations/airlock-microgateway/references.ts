import { identityOf } from '../../gateway-api/found.ts';
import { type Reference, referredTo } from '../../gateway-api/reference.ts';
import { pick } from '../../manifest/json.ts';
import { groupOf, type K8sObject } from '../../manifest/object.ts';
import { OWN_GROUP } from './watches.ts';

/** The Secret that GatewayParameters name as client certificate. */
export function references(object: K8sObject): readonly Reference[] {
  if (groupOf(object.apiVersion) !== OWN_GROUP || object.kind !== 'GatewayParameters') return [];
  const path = ['spec', 'experimental', 'tls', 'backend', 'clientCertificateRef'];
  const from = identityOf(object);
  const to = referredTo(pick(object, ...path), { group: '', kind: 'Secret', namespace: from.namespace });
  const without = 'Without it there is no certificate for backends that ask for one.';
  return to === undefined ? [] : [{ from, path, to, severity: 'info', without }];
}
