import type { Configuration } from '../../configuration/configuration.ts';
import { answer, type Field, switched } from '../field.ts';
import { loadBalancerOf } from './load-balancer.ts';

const id = (name: string) => `aws-load-balancer-controller.${name}` as const;

const terminates = ({ gateway: { listener } }: Configuration): boolean =>
  listener.protocol === 'HTTPS' || (listener.protocol === 'TLS' && listener.tlsMode === 'Terminate');

export const passthrough: Field = {
  id: id('passthrough'),
  type: 'switch',
  preset: false,
  label: 'Let TLS pass through',
  help: 'The NLB forwards the client’s own TLS connection untouched, so that the client verifies the backend’s certificate.',
  asked: ({ route }) => loadBalancerOf(route.kind) === 'NLB',
};

export const scope: Field = {
  id: id('scope'),
  type: 'choice',
  preset: 'service',
  label: 'Applies to',
  help: 'How far the target group settings reach.',
  choices: [
    { value: 'service', label: 'The Service', help: 'Every route that refers to the Service, on all of its ports.' },
    { value: 'route', label: 'This route only', help: 'Other routes to the Service keep what they have.' },
    { value: 'gateway', label: 'The whole Gateway', help: 'Every backend behind the Gateway; from version 3.2.' },
  ],
  asked: () => true,
};

export const targetType: Field = {
  id: id('targetType'),
  type: 'choice',
  preset: 'ip',
  label: 'Targets',
  help: 'What the load balancer connects to.',
  choices: [
    { value: 'ip', label: 'Pods', help: 'By pod IP. Needs pods with addresses of the VPC; works with any Service.' },
    {
      value: 'instance',
      label: 'Nodes',
      help: 'By node port. The Service has to be of type NodePort or LoadBalancer.',
    },
  ],
  asked: () => true,
};

export const certificateArn: Field = {
  id: id('certificateArn'),
  type: 'text',
  preset: '',
  label: 'Listener certificate (ARN)',
  help: 'The certificate that clients see, from ACM. Left empty, the controller looks in ACM for the host names of listener and route.',
  placeholder: 'arn:aws:acm:eu-west-1:111122223333:certificate/…',
  pattern: /^arn:aws[-a-z]*:acm:[-a-z0-9]+:\d{12}:certificate\/[-A-Za-z0-9]+$/,
  says: 'The ARN of a certificate in ACM, such as arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d.',
  asked: terminates,
};

export const healthCheckProtocol: Field = {
  id: id('healthCheckProtocol'),
  type: 'choice',
  preset: 'default',
  label: 'Health check',
  help: 'How the load balancer finds out whether a target can take traffic.',
  choices: [
    { value: 'default', label: 'Default', help: 'As the traffic on an ALB; a TCP connection on an NLB.' },
    { value: 'HTTPS', label: 'HTTPS', help: 'A request over TLS, without checking the certificate.' },
    { value: 'HTTP', label: 'HTTP', help: 'A request in plain text: the port has to answer one.' },
    { value: 'TCP', label: 'TCP', help: 'A connection is enough; NLB only.' },
  ],
  asked: () => true,
};

export const healthCheckPath: Field = {
  id: id('healthCheckPath'),
  type: 'text',
  preset: '',
  label: 'Health check path',
  help: 'The path that is asked for; left empty, “/”.',
  placeholder: '/healthz',
  pattern: /^\/[!-~]{0,1023}$/,
  says: 'A path that begins with “/”, without spaces.',
  asked: checksByRequest,
};

export const healthCheckMatcher: Field = {
  id: id('healthCheckMatcher'),
  type: 'text',
  preset: '',
  label: 'Healthy answers',
  help: 'Status codes that count as healthy: codes and ranges, such as 200-399; for gRPC, gRPC codes such as 0-99.',
  placeholder: '200-399',
  pattern: /^\d{1,3}(-\d{1,3})?(,\d{1,3}(-\d{1,3})?)*$/,
  says: 'Codes or ranges, separated by commas, such as 200,204 or 200-399.',
  asked: checksByRequest,
};

export const fields: readonly Field[] = [
  passthrough,
  certificateArn,
  scope,
  targetType,
  healthCheckProtocol,
  healthCheckPath,
  healthCheckMatcher,
];

/** Whether the health check is a request, and not merely a connection. */
export function checksByRequest(configuration: Configuration): boolean {
  const protocol = answer(healthCheckProtocol, configuration);
  if (protocol === 'default') return loadBalancerOf(configuration.route.kind) === 'ALB';
  return protocol !== 'TCP';
}

/** Whether the client's TLS is meant to go through to the backend. */
export function passesThrough(configuration: Configuration): boolean {
  return switched(passthrough, configuration);
}

/** Form path of an option. */
export function optionPath(field: Field): string {
  return `options.${field.id}`;
}
