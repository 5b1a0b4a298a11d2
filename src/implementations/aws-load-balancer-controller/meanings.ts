import type { KindMeanings } from '../../gateway-api/meaning.ts';
import { AWS_GROUP } from './watches.ts';

const GUIDE = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway';

const PROPERTIES = {
  protocol:
    'What the load balancer speaks to the targets. HTTPS and TLS encrypt; AWS checks no certificate of a target.',
  protocolVersion: 'HTTP1, HTTP2 or GRPC, for the targets of an Application Load Balancer.',
  targetType: 'instance: through the node’s port. ip: straight to the pods.',
  'healthCheckConfig.healthCheckProtocol': 'What health checks speak to the targets.',
  'healthCheckConfig.healthCheckPort': 'Port of the health checks; traffic-port for the port of the traffic.',
  'healthCheckConfig.healthCheckPath': 'Path that health checks ask for.',
  'healthCheckConfig.matcher.httpCode': 'HTTP codes that count as healthy.',
  'healthCheckConfig.matcher.grpcCode': 'gRPC codes that count as healthy.',
  targetGroupAttributes: 'Attributes of the target group, by the names that AWS gives them.',
} as const;

function under(path: string): { readonly [path: string]: string } {
  return Object.fromEntries(Object.entries(PROPERTIES).map(([name, says]) => [`${path}.${name}`, says]));
}

const TARGET_GROUP: KindMeanings = {
  group: AWS_GROUP,
  kind: 'TargetGroupConfiguration',
  says: 'How the load balancer speaks to the targets of a Service, or of a whole Gateway.',
  link: `${GUIDE}/targetgroupconfig`,
  fields: {
    'spec.targetReference':
      'The Service that it is for; without it, a LoadBalancerConfiguration can name it as its default.',
    'spec.targetReference.name': 'Name of the Service, in the same namespace.',
    'spec.defaultConfiguration': 'What holds for all routes.',
    'spec.routeConfigurations': 'What holds for single routes only.',
    ...under('spec.defaultConfiguration'),
    ...under('spec.routeConfigurations.targetGroupProps'),
  },
};

const LOAD_BALANCER: KindMeanings = {
  group: AWS_GROUP,
  kind: 'LoadBalancerConfiguration',
  says: 'Settings of the load balancer that is made for a Gateway or for a GatewayClass.',
  link: `${GUIDE}/loadbalancerconfig`,
  fields: {
    'spec.scheme': 'internal, or internet-facing for one that can be reached from everywhere.',
    'spec.defaultTargetGroupConfiguration.name':
      'TargetGroupConfiguration for all targets that have none of their own.',
    'spec.listenerConfigurations': 'Settings of single listeners, found by protocol and port.',
    'spec.listenerConfigurations.protocolPort': 'The listener, such as HTTPS:443 or TLS:443.',
    'spec.listenerConfigurations.defaultCertificate': 'ARN of the certificate that clients are shown.',
    'spec.listenerConfigurations.sslPolicy': 'TLS versions and ciphers towards clients, by the policy’s name at AWS.',
  },
};

export const MEANINGS: readonly KindMeanings[] = [TARGET_GROUP, LOAD_BALANCER];
