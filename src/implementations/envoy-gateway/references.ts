import { identityOf, namespaceOf } from '../../gateway-api/found.ts';
import { caReference, type Reference, referredTo } from '../../gateway-api/reference.ts';
import { pick, pickList } from '../../manifest/json.ts';
import { groupOf, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { ENVOY_GROUP } from './watches.ts';

/** What Envoy Gateway’s own objects refer to, as far as connections to backends depend on it. */
export function references(object: K8sObject): readonly Reference[] {
  if (groupOf(object.apiVersion) !== ENVOY_GROUP) return [];
  if (object.kind === 'Backend') return [...anchors(object), ...clientCertificate(object, ['spec', 'tls'])];
  return object.kind === 'EnvoyProxy' ? clientCertificate(object, ['spec', 'backendTLS']) : [];
}

function anchors(backend: K8sObject): readonly Reference[] {
  const path = ['spec', 'tls', 'caCertificateRefs'];
  return pickList(backend, ...path).flatMap((value, index): Reference[] => {
    const to = caReference(value, namespaceOf(backend));
    const without = 'Without it the route says ResolvedRefs False, and requests are answered with 500.';
    return to === undefined
      ? []
      : [{ from: identityOf(backend), path: [...path, index], to, severity: 'warning', without }];
  });
}

function clientCertificate(object: K8sObject, settings: readonly string[]): readonly Reference[] {
  const path = [...settings, 'clientCertificateRef'];
  const to: ObjectRef | undefined = referredTo(pick(object, ...path), {
    group: '',
    kind: 'Secret',
    namespace: namespaceOf(object),
  });
  const without = 'Without it Envoy has no certificate to show to backends that ask for one.';
  return to === undefined ? [] : [{ from: identityOf(object), path, to, severity: 'info', without }];
}
