import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { clientCertificateChange, clientCertificateGrant } from '../../gateway-api/client-certificate.ts';
import { created, NO_CHANGE } from '../../gateway-api/resources.ts';
import { caManifests } from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { refsBefore, refsTo } from '../own-backend-refs.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { abilitiesOf } from './abilities.ts';
import { type HostPlan, type Plan, planBackends, type Way } from './plan.ts';
import { certificateThrough } from './plan-config.ts';
import { KGATEWAY_API, watches } from './watches.ts';

export const CONTROLLER = 'kgateway.dev/kgateway';

/** Policies on Services and Backends, of the standard where it can say it and of kgateway's own where it cannot. */
export function write(configuration: Configuration): readonly Written[] {
  const abilities = abilitiesOf(configuration.setting);
  const plans = planBackends(configuration, abilities);
  const byGateway = certificateThrough(configuration, abilities) === 'gateway';
  const parts = standardParts(configuration, watches);
  return writeManifests(configuration, {
    ...parts,
    policyOf: (_, index) => {
      const way = plans[index]?.way;
      return way?.kind === 'policy' ? way.wish : undefined;
    },
    own: [
      ...plans.flatMap(({ host }, index) => (host === undefined ? [] : [backendManifest(host, index)])),
      ...plans.flatMap((plan, index) => configManifests(configuration, plan, index)),
      ...(byGateway ? clientCertificateGrant(configuration) : []),
    ],
    refs: {
      before: refsBefore(configuration),
      after: refsTo(
        configuration,
        plans.map(({ host }) => host?.ref),
      ),
      why: 'The route leads to the Backend that stands for the host.',
    },
    refOf: (backend, index) => plans[index]?.host?.ref ?? parts.refOf(backend, index),
    gatewayChange: byGateway ? clientCertificateChange(configuration) : NO_CHANGE,
    controllerName: CONTROLLER,
  });
}

function backendManifest({ ref, hostname, port }: HostPlan, index: number): Written {
  const object: K8sObject = {
    apiVersion: KGATEWAY_API,
    kind: 'Backend',
    metadata: { name: ref.name, namespace: ref.namespace },
    // Before 2.4 the API server refuses a Backend without a type, although the field is on its way out.
    spec: { type: 'Static', static: { hosts: [{ host: hostname, port }] } },
  };
  return created(object, [`${backendPath(index)}.target`]);
}

function configManifests({ backends }: Configuration, { way }: Plan, index: number): readonly Written[] {
  const backend = backends[index];
  if (way?.kind !== 'config' || backend === undefined) return [];
  const from = [`${backendPath(index)}.validation`, `${backendPath(index)}.target`];
  return [...caManifests(backend.validation, way.target.namespace, index), created(configPolicy(way), from)];
}

function configPolicy({ target, tls, annotations }: Extract<Way, { kind: 'config' }>): K8sObject {
  const { group, kind, namespace, name } = target;
  return {
    apiVersion: KGATEWAY_API,
    kind: 'BackendConfigPolicy',
    // A Service and a Backend can have one name.
    metadata: {
      name: kind === 'Service' ? name : `${name}-host`,
      namespace,
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec: { targetRefs: [{ group, kind, name }], tls },
  };
}
