import { identityOf } from '../../gateway-api/found.ts';
import type { Reference } from '../../gateway-api/reference.ts';
import { pick } from '../../manifest/json.ts';
import { groupOf, type K8sObject } from '../../manifest/object.ts';
import { caOf, certificateOf, sectionsOf, targetOf } from './policies.ts';
import { AGC_GROUP } from './watches.ts';

/** What its BackendTLSPolicy is for, and the Secrets that it names. */
export function references(object: K8sObject): readonly Reference[] {
  if (groupOf(object.apiVersion) !== AGC_GROUP || object.kind !== 'BackendTLSPolicy') return [];
  const from = identityOf(object);
  const target = targetOf(object);
  const secrets = sectionsOf(object).flatMap((section): Reference[] => {
    const settings = pick(object, 'spec', section) ?? null;
    const [ca, certificate] = [caOf(settings, object), certificateOf(settings, object)];
    const without = 'The policy is not resolved: InvalidCertificateRef.';
    const path = ['spec', section];
    return [
      ...(ca === undefined
        ? []
        : [{ from, path: [...path, 'verify', 'caCertificateRef'], to: ca, severity: 'warning' as const, without }]),
      ...(certificate === undefined
        ? []
        : [{ from, path: [...path, 'clientCertificateRef'], to: certificate, severity: 'warning' as const, without }]),
    ];
  });
  if (target === undefined) return secrets;
  const without = 'The policy is for nothing: ServiceNotFound.';
  return [{ from, path: ['spec', 'targetRef'], to: target, severity: 'warning', without }, ...secrets];
}
