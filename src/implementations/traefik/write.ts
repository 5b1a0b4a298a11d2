import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { created, weightOf } from '../../gateway-api/resources.ts';
import { caManifests } from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import { compact } from '../../manifest/object.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { abilitiesOf } from './abilities.ts';
import { planTransports, type TransportPlan } from './plan.ts';
import { TRAEFIK_API, TRAEFIK_GROUP, watches } from './watches.ts';

export const CONTROLLER = 'traefik.io/gateway-controller';

/** Policies on Services, and TraefikServices with ServersTransports where a policy cannot say it. */
export function write(configuration: Configuration): readonly Written[] {
  const plans = planTransports(configuration, abilitiesOf(configuration.setting));
  const parts = standardParts(configuration, watches);
  return writeManifests(configuration, {
    ...parts,
    policyOf: (backend, index) => (plans[index] === undefined ? parts.policyOf(backend, index) : undefined),
    own: [...new Set(plans)].flatMap((plan) => (plan === undefined ? [] : transportManifests(configuration, plan))),
    refs: {
      before: parts.refs.before,
      after: (placed) => {
        const plan = plans[placed.index];
        return plan === undefined
          ? parts.refs.after(placed)
          : compact({
              group: TRAEFIK_GROUP,
              kind: 'TraefikService',
              name: plan.name,
              namespace: plan.namespace === configuration.route.namespace ? undefined : plan.namespace,
              weight: weightOf(placed),
            });
      },
      why: 'The route leads to the TraefikService instead of the Service, since only there a ServersTransport can be named.',
    },
    refOf: (backend, index) => {
      const plan = plans[index];
      if (plan === undefined) return parts.refOf(backend, index);
      return { group: TRAEFIK_GROUP, kind: 'TraefikService', namespace: plan.namespace, name: plan.name };
    },
    controllerName: CONTROLLER,
  });
}

/** In the order in which they can be applied: the CA, what uses it, and what uses that. */
function transportManifests(configuration: Configuration, plan: TransportPlan): readonly Written[] {
  const { namespace, name, index, service, port, external, spec, annotations } = plan;
  const backend = configuration.backends[index];
  if (backend === undefined) return [];
  const at = backendPath(index);
  const transport = {
    apiVersion: TRAEFIK_API,
    kind: 'ServersTransport',
    metadata: { name, namespace, ...(annotations === undefined ? {} : { annotations }) },
    spec,
  };
  const entry = { name: service, port, scheme: 'https', serversTransport: name };
  const traefikService = {
    apiVersion: TRAEFIK_API,
    kind: 'TraefikService',
    metadata: { name, namespace },
    spec: { weighted: { services: [entry] } },
  };
  return [
    ...caManifests(backend.validation, namespace, index),
    created(transport, [`${at}.validation`, 'clientCertificate', 'tlsVersions']),
    ...(external === null ? [] : [externalService(plan, external, at)]),
    created(traefikService, [`${at}.target`, `${at}.validation`]),
  ];
}

/** A host outside the cluster, as a Service that is only another name for it. */
function externalService({ namespace, service, port }: TransportPlan, externalName: string, at: string): Written {
  const object = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: service, namespace },
    spec: { type: 'ExternalName', externalName, ports: [{ port, targetPort: port, protocol: 'TCP' }] },
  };
  return created(object, [`${at}.target`]);
}
