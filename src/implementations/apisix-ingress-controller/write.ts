import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { created, NO_CHANGE, type OwnedChange } from '../../gateway-api/resources.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { Wish } from '../../manifest/change.ts';
import { pickList, pickNumber } from '../../manifest/json.ts';
import { compact, type K8sObject } from '../../manifest/object.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { keyOf, planServices, type ServicePlan, TLS_SCHEME } from './plan.ts';
import { APISIX_GROUP, watches } from './watches.ts';

const CONTROLLER = 'apisix.apache.org/apisix-ingress-controller';

/** A BackendTrafficPolicy for each Service, or appProtocol on its ports; no BackendTLSPolicy, since nobody reads it. */
export function write(configuration: Configuration): readonly Written[] {
  const plans = planServices(configuration);
  return writeManifests(configuration, {
    ...standardParts(configuration, watches),
    policyOf: () => undefined,
    own: [...plans.values()].flatMap((plan) => (plan.through === 'policy' ? [policyOf(configuration, plan)] : [])),
    serviceChange: (service) => appProtocols(configuration, service, plans),
    controllerName: CONTROLLER,
  });
}

function annotationsOf({ backends }: Configuration, { index }: ServicePlan) {
  const validation = backends[index]?.validation;
  return validation === undefined ? undefined : skipAnnotations(validation);
}

function policyOf(configuration: Configuration, plan: ServicePlan): Written {
  const { service, hostname, index } = plan;
  const object: K8sObject = {
    apiVersion: `${APISIX_GROUP}/v1alpha1`,
    kind: 'BackendTrafficPolicy',
    metadata: {
      name: service.name,
      namespace: service.namespace,
      ...compact({ annotations: annotationsOf(configuration, plan) }),
    },
    spec: {
      targetRefs: [{ group: '', kind: 'Service', name: service.name }],
      scheme: TLS_SCHEME[configuration.route.kind],
      ...(hostname === null ? {} : { passHost: 'rewrite', upstreamHost: hostname }),
    },
  };
  return created(object, [`${backendPath(index)}.validation`, `${backendPath(index)}.target`, 'options']);
}

/** The ports that backends reach. */
function appProtocols(
  configuration: Configuration,
  service: K8sObject,
  plans: ReadonlyMap<string, ServicePlan>,
): OwnedChange {
  const { namespace = 'default', name } = service.metadata;
  const plan = plans.get(keyOf({ namespace, name }));
  if (plan?.through !== 'app-protocol') return NO_CHANGE;
  const reached = configuration.backends.flatMap(({ target }) =>
    target.kind === 'Service' && keyOf(target) === keyOf(plan.service) ? [target.port] : [],
  );
  const ports = pickList(service, 'spec', 'ports').flatMap((port, at): Wish[] =>
    reached.includes(pickNumber(port, 'port') ?? 0)
      ? [{ path: ['spec', 'ports', at, 'appProtocol'], value: 'https' }]
      : [],
  );
  const reason = Object.entries(annotationsOf(configuration, plan) ?? {}).map(
    ([key, value]): Wish => ({ path: ['metadata', 'annotations', key], value }),
  );
  return {
    wishes: [...ports, ...reason],
    why: 'APISIX takes the protocol of a backend from its port’s appProtocol.',
  };
}
