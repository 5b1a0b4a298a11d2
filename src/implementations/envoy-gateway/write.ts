import { serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { clientCertificateGrant } from '../../gateway-api/client-certificate.ts';
import { NO_CHANGE } from '../../gateway-api/resources.ts';
import { type PolicyWish, standardPolicy } from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import { refBefore } from '../ref-before.ts';
import { writeManifests } from '../write-manifests.ts';
import { abilitiesOf } from './abilities.ts';
import { type BackendPlan, planBackends } from './plan-backends.ts';
import { planClientTls, shownThrough } from './plan-client-tls.ts';
import { ENVOY_GROUP, watches } from './watches.ts';
import { backendManifests, refTo } from './write-backend.ts';
import { CONTROLLER, envoyProxyManifest, gatewayChange } from './write-gateway.ts';

/** Policies on Services and Backends, Backends where the route needs them, and what carries the client's side of TLS. */
export function write(configuration: Configuration): readonly Written[] {
  const abilities = abilitiesOf(configuration.setting);
  const plans = planBackends(configuration, abilities);
  const clientTls = planClientTls(configuration, abilities, plans);
  return writeManifests(configuration, {
    watches,
    policyOf: (backend, index) => policyOf(backend, index, plans[index]),
    own: [
      ...backendManifests(configuration, plans, clientTls),
      ...envoyProxyManifest(configuration, clientTls),
      ...(shownThrough(clientTls, 'gateway') ? clientCertificateGrant(configuration) : []),
    ],
    refs: {
      before: refBefore(configuration),
      after: refTo(configuration, plans),
      why: 'The route leads to the Backend instead of the Service, since only a Backend can say this.',
    },
    refOf: (backend, index) => targetOf(configuration, backend, plans[index]),
    gatewayChange: gatewayChange(configuration, clientTls),
    serviceChange: () => NO_CHANGE,
    controllerName: CONTROLLER,
  });
}

function policyOf(backend: Backend, index: number, plan: BackendPlan | undefined): PolicyWish | undefined {
  if (plan === undefined) return standardPolicy(backend, index);
  const { namespace, name, policy } = plan;
  if (policy === null) return undefined;
  return {
    index,
    namespace,
    validation: policy,
    target: { group: ENVOY_GROUP, kind: 'Backend', name, sectionName: null },
  };
}

/** What a backendRef of the route refers to once everything is applied. */
function targetOf(configuration: Configuration, backend: Backend, plan: BackendPlan | undefined) {
  if (plan !== undefined) return { group: ENVOY_GROUP, kind: 'Backend', namespace: plan.namespace, name: plan.name };
  const service = serviceOf(backend, configuration);
  return service && { group: '', kind: 'Service', namespace: service.namespace, name: service.name };
}
