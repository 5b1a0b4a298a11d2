import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { created } from '../../gateway-api/resources.ts';
import { caManifests } from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { refsBefore, refsTo } from '../own-backend-refs.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { planUpstreams, type UpstreamPlan } from './plan.ts';
import { GLOO_GROUP, watches } from './watches.ts';

export const CONTROLLER = 'solo.io/gloo-gateway';

/** An Upstream for each backend, and the route that leads there. */
export function write(configuration: Configuration): readonly Written[] {
  const plans = planUpstreams(configuration);
  const parts = standardParts(configuration, watches);
  return writeManifests(configuration, {
    ...parts,
    policyOf: () => undefined,
    own: [...new Set(plans)].flatMap((plan) => (plan === undefined ? [] : upstreamManifests(configuration, plan))),
    refs: {
      before: refsBefore(configuration),
      after: refsTo(
        configuration,
        plans.map((plan) => plan?.ref),
      ),
      why: 'The route leads to the Upstream instead of the Service, since only an Upstream can say anything about TLS.',
    },
    refOf: (backend, index) => plans[index]?.ref ?? parts.refOf(backend, index),
    controllerName: CONTROLLER,
  });
}

function upstreamManifests(configuration: Configuration, plan: UpstreamPlan): readonly Written[] {
  const { ref, index, spec, annotations } = plan;
  const validation = configuration.backends[index]?.validation;
  const { name, namespace } = ref;
  const object: K8sObject = {
    apiVersion: `${GLOO_GROUP}/v1`,
    kind: 'Upstream',
    metadata: { name, namespace, ...(annotations === undefined ? {} : { annotations }) },
    spec,
  };
  const from = [`${backendPath(index)}.validation`, `${backendPath(index)}.target`];
  const known = validation?.mode === 'custom' && validation.ca.kind === 'Secret';
  return [...(known ? caManifests(validation, namespace, index) : []), created(object, from)];
}
