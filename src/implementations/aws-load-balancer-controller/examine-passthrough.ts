import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { factOf, holdsId } from '../fact.ts';
import { facts } from './facts.ts';
import { optionPath, passthrough } from './fields.ts';
import { loadBalancerOf } from './load-balancer.ts';
import { NLB_LISTENERS } from './sources.ts';

/** AWS-05 and AWS-25: whether the listener really lets TLS through, and what that means. */
export function passthroughFindings(configuration: Configuration): readonly Finding[] {
  const obstacle = obstacleTo(configuration);
  if (obstacle !== undefined) return [obstacle, ...uncertain(configuration)];
  return [
    {
      id: 'AWS-25',
      severity: 'info',
      message: 'The client verifies the backend, and the load balancer sees only bytes.',
      reason:
        'CA and names stand in no manifest: the client needs the CA, and the backend’s certificate has to be for the name that the client uses. Nobody can read the traffic in between.',
      at: { field: optionPath(passthrough) },
      evidence: [NLB_LISTENERS],
      fixes: [],
    },
    ...uncertain(configuration),
  ];
}

const TCP_LISTENER: Fix = {
  label: 'Use a TCPRoute on a TCP listener',
  edits: [
    { at: 'route.kind', value: 'TCPRoute' },
    { at: 'gateway.listener.protocol', value: 'TCP' },
  ],
};

const PASSTHROUGH_MODE: Fix = {
  label: 'Set the listener’s mode to Passthrough',
  edits: [{ at: 'gateway.listener.tlsMode', value: 'Passthrough' }],
};

function obstacleTo(configuration: Configuration): Finding | undefined {
  const { route, gateway, setting } = configuration;
  const { protocol, tlsMode } = gateway.listener;
  const common = {
    id: 'AWS-05',
    severity: 'error',
    at: { field: optionPath(passthrough) },
    evidence: [NLB_LISTENERS],
  } as const;
  if (loadBalancerOf(route.kind) === 'ALB') {
    return {
      ...common,
      message: 'An ALB always ends TLS: nothing can pass through it.',
      reason: `A ${route.kind} makes an ALB, which reads requests. Only an NLB forwards bytes.`,
      fixes: [TCP_LISTENER],
    };
  }
  if (protocol !== 'TLS') return undefined;
  const fact = factOf(facts, 'passthrough-listener');
  const readsMode = holdsId(facts, 'passthrough-listener', setting);
  if (tlsMode === 'Terminate') {
    return {
      ...common,
      message: 'The listener ends TLS, so nothing passes through: the targets would get plain text.',
      reason: 'A TCP target group behind a listener that ends TLS receives the decrypted bytes.',
      fixes: readsMode === 'yes' ? [PASSTHROUGH_MODE, TCP_LISTENER] : [TCP_LISTENER],
    };
  }
  if (readsMode !== 'no') return undefined;
  return {
    ...common,
    message: `Version ${setting.version} does not read the listener’s mode Passthrough: it ends TLS all the same.`,
    reason: `${fact.claim} The targets would get plain text.`,
    evidence: fact.evidence,
    fixes: [TCP_LISTENER],
  };
}

function uncertain({ gateway: { listener }, setting }: Configuration): Finding[] {
  const fact = factOf(facts, 'passthrough-listener');
  const matters = listener.protocol === 'TLS' && listener.tlsMode === 'Passthrough';
  if (!matters || holdsId(facts, fact.id, setting) !== 'maybe') return [];
  return [
    {
      id: 'AWS-05',
      severity: 'warning',
      message: 'Whether the listener passes TLS through depends on the version of the controller.',
      reason: `${fact.claim} Then the targets get plain text. A TCP listener passes it through in every version.`,
      at: { field: 'gateway.listener.tlsMode' },
      evidence: fact.evidence,
      fixes: [TCP_LISTENER],
    },
  ];
}
