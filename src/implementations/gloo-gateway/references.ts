import { identityOf } from '../../gateway-api/found.ts';
import { type Reference, referredTo } from '../../gateway-api/reference.ts';
import { pick } from '../../manifest/json.ts';
import { groupOf, type K8sObject } from '../../manifest/object.ts';
import { secretOf } from './observe-ssl.ts';
import { GLOO_GROUP } from './watches.ts';

/** What an Upstream refers to, as far as connections to backends depend on it. */
export function references(object: K8sObject): readonly Reference[] {
  if (groupOf(object.apiVersion) !== GLOO_GROUP || object.kind !== 'Upstream') return [];
  const from = identityOf(object);
  const kube = pick(object, 'spec', 'kube');
  const named = { name: pick(kube, 'serviceName') ?? null, namespace: pick(kube, 'serviceNamespace') ?? null };
  const service = referredTo(named, { group: '', kind: 'Service', namespace: from.namespace });
  const secret = secretOf(object, pick(object, 'spec', 'sslConfig'));
  return [
    ...(service === undefined
      ? []
      : [
          {
            from,
            path: ['spec', 'kube'],
            to: service,
            severity: 'warning' as const,
            without: 'Without it the Upstream has no endpoints, and requests are answered with 503.',
          },
        ]),
    ...(secret === undefined
      ? []
      : [
          {
            from,
            path: ['spec', 'sslConfig', 'secretRef'],
            to: secret,
            severity: 'warning' as const,
            without: 'Without it the Upstream is rejected.',
          },
        ]),
  ];
}
