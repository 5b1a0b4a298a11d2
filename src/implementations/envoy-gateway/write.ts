import { serviceOf } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { clientCertificateGrant } from '../../gateway-api/client-certificate.ts';
import {
  grants,
  type PolicyWish,
  policyManifests,
  standardPolicy,
  surroundings,
  uniqueBySlot,
} from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import { versionToWrite } from '../api-version.ts';
import { abilitiesOf } from './abilities.ts';
import { type BackendPlan, planBackends } from './plan-backends.ts';
import { planClientTls, shownThrough } from './plan-client-tls.ts';
import { ENVOY_GROUP, watches } from './watches.ts';
import { backendManifests, refBefore, refTo } from './write-backend.ts';
import { classManifest, envoyProxyManifest, gatewayWishes, WHY_GATEWAY } from './write-gateway.ts';

/** Policies on Services and Backends, Backends where the route needs them, and what carries the client's side of TLS. */
export function write(configuration: Configuration): readonly Written[] {
  const { setting, route } = configuration;
  const abilities = abilitiesOf(setting);
  const plans = planBackends(configuration, abilities);
  const clientTls = planClientTls(configuration, abilities, plans);
  return uniqueBySlot([
    ...policyManifests(policies(configuration, plans), versionToWrite(setting, watches, 'BackendTLSPolicy')),
    ...backendManifests(configuration, plans, clientTls),
    ...envoyProxyManifest(configuration, clientTls),
    ...grants(configuration, (index) => targetOf(configuration, plans, index)),
    ...(shownThrough(clientTls, 'gateway') ? clientCertificateGrant(configuration) : []),
    ...classManifest(configuration),
    ...surroundings(
      configuration,
      {
        apiVersion: versionToWrite(setting, watches, route.kind),
        before: refBefore(configuration),
        after: refTo(configuration, plans),
        why: 'The route leads to the Backend instead of the Service, since only a Backend can say this.',
      },
      gatewayWishes(configuration, clientTls),
      WHY_GATEWAY,
    ),
  ]);
}

function policies(configuration: Configuration, plans: readonly (BackendPlan | undefined)[]): readonly PolicyWish[] {
  return configuration.backends.flatMap((backend, index): PolicyWish[] => {
    const plan = plans[index];
    if (plan === undefined) {
      const wish = standardPolicy(backend, index);
      return wish === undefined ? [] : [wish];
    }
    const { namespace, name, policy } = plan;
    if (policy === null) return [];
    return [
      {
        index,
        namespace,
        validation: policy,
        target: { group: ENVOY_GROUP, kind: 'Backend', name, sectionName: null },
      },
    ];
  });
}

/** What a backendRef of the route refers to once everything is applied. */
function targetOf(configuration: Configuration, plans: readonly (BackendPlan | undefined)[], index: number) {
  const [backend, plan] = [configuration.backends[index], plans[index]];
  if (plan !== undefined) return { group: ENVOY_GROUP, kind: 'Backend', namespace: plan.namespace, name: plan.name };
  const service = backend === undefined ? undefined : serviceOf(backend, configuration);
  return service && { group: '', kind: 'Service', namespace: service.namespace, name: service.name };
}
