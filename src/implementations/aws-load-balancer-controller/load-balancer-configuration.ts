import type { Configuration } from '../../configuration/configuration.ts';
import { created, type OwnedChange } from '../../gateway-api/resources.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { compact, type K8sObject } from '../../manifest/object.ts';
import { answer } from '../field.ts';
import * as fields from './fields.ts';
import { loadBalancerOf } from './load-balancer.ts';
import {
  configurationApiVersion,
  derivedName,
  gatewayDefaultName,
  isGatewayWide,
  targetGroupConfigurations,
} from './target-group-configuration.ts';
import { AWS_GROUP } from './watches.ts';

/** The LoadBalancerConfiguration: listener certificate, ALPN, and the Gateway-wide default. Written only where one of them is needed. */
export function loadBalancerConfiguration(configuration: Configuration): Written | undefined {
  const spec = compact({
    listenerConfigurations: listenerConfigurations(configuration),
    defaultTargetGroupConfiguration:
      isGatewayWide(configuration) && targetGroupConfigurations(configuration).length > 0
        ? { name: gatewayDefaultName(configuration) }
        : undefined,
  });
  if (Object.keys(spec).length === 0) return undefined;
  const object: K8sObject = {
    apiVersion: configurationApiVersion(configuration),
    kind: 'LoadBalancerConfiguration',
    metadata: { name: configurationName(configuration), namespace: configuration.gateway.namespace },
    spec,
  };
  return created(object, [fields.optionPath(fields.certificateArn), fields.optionPath(fields.scope), 'gateway']);
}

/** Makes the Gateway name its LoadBalancerConfiguration. */
export function parametersChange(configuration: Configuration): OwnedChange {
  const value = { group: AWS_GROUP, kind: 'LoadBalancerConfiguration', name: configurationName(configuration) };
  return {
    wishes: [{ path: ['spec', 'infrastructure', 'parametersRef'], value }],
    why: 'The Gateway names the LoadBalancerConfiguration. It can name one only: if yours names another already, add these settings to that one instead.',
  };
}

function configurationName(configuration: Configuration): string {
  return derivedName(configuration.gateway.name, 'load-balancer');
}

function listenerConfigurations(configuration: Configuration): readonly JsonObject[] | undefined {
  const { listener } = configuration.gateway;
  const terminates = listener.protocol === 'HTTPS' || (listener.protocol === 'TLS' && listener.tlsMode === 'Terminate');
  if (!terminates) return undefined;
  const arn = answer(fields.certificateArn, configuration);
  const settings = compact({
    defaultCertificate: arn === '' ? undefined : arn,
    alpnPolicy: negotiatesHttp2(configuration) ? 'HTTP2Preferred' : undefined,
  });
  if (Object.keys(settings).length === 0) return undefined;
  return [{ protocolPort: `${listener.protocol}:${listener.port}`, ...settings }];
}

/** An NLB negotiates no ALPN by itself, and HTTP/2 over TLS needs it. */
function negotiatesHttp2({ backends, route }: Configuration): boolean {
  return loadBalancerOf(route.kind) === 'NLB' && backends.some(({ protocol }) => protocol !== 'http/1.1');
}
