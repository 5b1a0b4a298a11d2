import { namespaceOf } from '../../gateway-api/found.ts';
import type { Reference } from '../../gateway-api/reference.ts';
import { type K8sObject, refOf } from '../../manifest/object.ts';
import { annotationOf, KONG_ANNOTATIONS, namesIn } from './annotations.ts';
import { annotatedCas } from './effective.ts';

/** What a Service’s annotations name. */
export function references(object: K8sObject): readonly Reference[] {
  if (object.kind !== 'Service' || object.apiVersion !== 'v1') return [];
  const namespace = namespaceOf(object);
  const from = { ...refOf(object), namespace };
  const at = (name: string) => ['metadata', 'annotations', name];
  const cas = annotatedCas(object, namespace).map(
    (to): Reference => ({
      from,
      path: at(to.kind === 'Secret' ? KONG_ANNOTATIONS.caSecrets : KONG_ANNOTATIONS.caConfigMaps),
      to,
      severity: 'warning',
      without: 'Without it Kong checks against its global trust store instead.',
    }),
  );
  const certificates = namesIn(annotationOf(object, KONG_ANNOTATIONS.clientCertificate)).map(
    (name): Reference => ({
      from,
      path: at(KONG_ANNOTATIONS.clientCertificate),
      to: { group: '', kind: 'Secret', namespace, name },
      severity: 'info',
      without: 'Without it Kong has no certificate to show to this backend.',
    }),
  );
  return [...cas, ...certificates];
}
