import { identityOf, namespaceOf } from '../../gateway-api/found.ts';
import { type Reference, referredTo } from '../../gateway-api/reference.ts';
import { pick, pickList } from '../../manifest/json.ts';
import { groupOf, type K8sObject } from '../../manifest/object.ts';
import { OWN_GROUP } from './watches.ts';

/** What agentgateway’s own objects refer to, as far as connections to backends depend on it. */
export function references(object: K8sObject): readonly Reference[] {
  if (groupOf(object.apiVersion) !== OWN_GROUP) return [];
  if (object.kind === 'AgentgatewayBackend') return ofSettings(object, ['spec', 'policies', 'tls']);
  return object.kind === 'AgentgatewayPolicy' ? ofSettings(object, ['spec', 'backend', 'tls']) : [];
}

function ofSettings(object: K8sObject, settings: readonly string[]): readonly Reference[] {
  const namespace = namespaceOf(object);
  const at = (list: string, kind: string, without: string) =>
    pickList(object, ...settings, list).flatMap((_, index): Reference[] => {
      const path = [...settings, list, index];
      const to = referredTo(pick(object, ...path), { group: '', kind, namespace });
      return to === undefined
        ? []
        : [{ from: identityOf(object), path, to: { ...to, namespace }, severity: 'warning', without }];
    });
  return [
    ...at('caCertificateRefs', 'ConfigMap', 'Without it nothing is trusted, and every connection fails.'),
    ...at('mtlsCertificateRef', 'Secret', 'Without it there is no certificate for backends that ask for one.'),
  ];
}
