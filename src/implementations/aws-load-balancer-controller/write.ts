import type { Configuration } from '../../configuration/configuration.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { NO_CHANGE, owned } from '../../gateway-api/resources.ts';
import type { Written } from '../../gateway-api/written.ts';
import { changeObject } from '../../manifest/change.ts';
import { isJsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { answer } from '../field.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { targetType } from './fields.ts';
import { controllerNameOf, loadBalancerOf } from './load-balancer.ts';
import { loadBalancerConfiguration, parametersChange } from './load-balancer-configuration.ts';
import { targetGroupConfigurations } from './target-group-configuration.ts';
import { watches } from './watches.ts';

/** Target groups that encrypt, or let TLS pass; whether that is what was asked for is said by `examine`. */
export function write(configuration: Configuration): readonly Written[] {
  const parameters = loadBalancerConfiguration(configuration);
  const written = writeManifests(configuration, {
    ...standardParts(configuration, watches),
    policyOf: () => undefined,
    own: [
      ...targetGroupConfigurations(configuration),
      ...(parameters === undefined ? [] : [parameters]),
      owned(configuration, gatewayClass(configuration), ['gateway.className', 'route.kind']),
    ],
    gatewayChange: parameters === undefined ? NO_CHANGE : parametersChange(configuration),
  });
  return answer(targetType, configuration) === 'instance' ? written.map(withNodePorts) : written;
}

function gatewayClass(configuration: Configuration): K8sObject {
  return {
    apiVersion: `${GATEWAY_API_GROUP}/v1`,
    kind: 'GatewayClass',
    metadata: { name: configuration.gateway.className },
    spec: { controllerName: controllerNameOf(loadBalancerOf(configuration.route.kind)) },
  };
}

/**
 * Node targets need a node port. The change is a JSON patch alone: its `test` fails on a Service of type LoadBalancer,
 * which a merge patch would take its load balancer from.
 */
function withNodePorts(written: Written): Written {
  const { object } = written;
  if (object.kind !== 'Service' || !isJsonObject(object.spec) || object.spec.clusterIP === 'None') return written;
  const before: K8sObject = { ...object, spec: { type: 'ClusterIP', ...object.spec } };
  const { after, operations, back } = changeObject(before, [{ path: ['spec', 'type'], value: 'NodePort' }]);
  const common = { slot: written.slot, object: after, from: written.from };
  if (written.role === 'example') return { ...common, role: 'example' };
  return {
    ...common,
    role: 'patch',
    before,
    operations,
    back,
    merge: null,
    why: 'Nodes can be targets only through a node port. Leave this out where the Service is of type NodePort or LoadBalancer already.',
  };
}
