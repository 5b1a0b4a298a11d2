import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { created } from '../../gateway-api/resources.ts';
import { caManifests } from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { type PolicyPlan, planPolicies } from './plan.ts';
import { AGC_GROUP, CONTROLLER, watches } from './watches.ts';

/** Policies of its own in place of the standard's, and all else as the standard has it. */
export function write(configuration: Configuration): readonly Written[] {
  return writeManifests(configuration, {
    ...standardParts(configuration, watches),
    policyOf: () => undefined,
    own: planPolicies(configuration).flatMap((plan) => policyManifests(configuration, plan)),
    controllerName: CONTROLLER,
  });
}

function policyManifests({ backends }: Configuration, plan: PolicyPlan): readonly Written[] {
  const { index, namespace } = plan;
  const validation = backends[index]?.validation;
  // A CA of another kind is refused: nothing is written for it.
  const inSecret = validation?.mode === 'custom' && validation.ca.kind === 'Secret';
  const from = [`${backendPath(index)}.validation`, `${backendPath(index)}.target`];
  return [...(inSecret ? caManifests(validation, namespace, index) : []), created(policy(plan), from)];
}

function policy({ namespace, name, service, ports, wish: { settings, annotations } }: PolicyPlan): K8sObject {
  const { sni, ...others } = settings;
  return {
    apiVersion: `${AGC_GROUP}/v1`,
    kind: 'BackendTLSPolicy',
    metadata: { name, namespace, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) },
    spec: {
      targetRef: { group: '', kind: 'Service', name: service, namespace },
      default: { ...(sni === undefined ? {} : { sni }), ports: ports.map((port) => ({ port })), ...others },
    },
  };
}
