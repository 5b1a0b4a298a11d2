import { backendPath, serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { factOf, holdsId } from '../fact.ts';
import { answer } from '../field.ts';
import { facts } from './facts.ts';
import { healthCheckProtocol, optionPath, scope } from './fields.ts';
import { loadBalancerOf } from './load-balancer.ts';
import { ALB_HEALTH_CHECKS, NLB_HEALTH_CHECKS } from './sources.ts';
import { speaksGrpc } from './target-group-configuration.ts';
import { GATEWAY_IN_CLUSTER } from './ways-out.ts';

/** Targets that a target group cannot have, and how they are probed. */
export function targetFindings(configuration: Configuration): readonly Finding[] {
  return [
    ...configuration.backends.flatMap((backend, index) => target(configuration, backend, index)),
    ...healthChecks(configuration),
  ];
}

function target(configuration: Configuration, backend: Backend, index: number): Finding[] {
  const at = { field: `${backendPath(index)}.target.kind` };
  if (backend.target.kind === 'Service') return [];
  if (backend.target.kind === 'ExternalHost') {
    const fact = factOf(facts, 'target-external-host');
    return [
      {
        id: 'AWS-18',
        severity: 'error',
        message: `${backend.target.hostname} is outside the cluster, and a target group has pods or nodes only.`,
        reason: `${fact.claim} A gateway in the cluster can reach it.`,
        at,
        evidence: fact.evidence,
        fixes: [GATEWAY_IN_CLUSTER],
      },
    ];
  }
  const fact = factOf(facts, backend.target.kind === 'Gateway' ? 'target-gateway' : 'target-httproute');
  const wanted = backend.target.kind === 'Gateway' ? 'gateway' : 'route';
  const possible = wanted === 'route' || holdsId(facts, 'gateway-default', configuration.setting) === 'yes';
  const options = { ...configuration.options, [scope.id]: possible ? wanted : 'service' };
  const service = serviceOf(backend, configuration);
  return [
    {
      id: 'AWS-19',
      severity: 'error',
      message: `Target group settings belong to a Service, not to ${backend.target.kind === 'Gateway' ? 'a Gateway' : 'an HTTPRoute'}.`,
      reason: fact.claim,
      at,
      evidence: fact.evidence,
      fixes:
        service === undefined
          ? []
          : [
              {
                label: { gateway: 'The Service, for the whole Gateway', route: 'The Service, for this route only' }[
                  wanted
                ],
                edits: [
                  { at: `${backendPath(index)}.target`, value: service },
                  { at: 'options', value: options },
                ],
              },
            ],
    },
  ];
}

/** AWS-12: probes that AWS refuses, or that fail although the backend is well. */
function healthChecks(configuration: Configuration): Finding[] {
  const protocol = answer(healthCheckProtocol, configuration);
  const loadBalancer = loadBalancerOf(configuration.route.kind);
  const common = { id: 'AWS-12', at: { field: optionPath(healthCheckProtocol) } } as const;
  const byDefault = {
    label: 'Use the default health check',
    edits: [{ at: 'options', value: { ...configuration.options, [healthCheckProtocol.id]: 'default' } }],
  };
  if (loadBalancer === 'ALB' && protocol === 'TCP') {
    return [
      {
        ...common,
        severity: 'error',
        message: 'An ALB cannot check health by TCP.',
        reason: 'Its target groups speak HTTP or HTTPS, and are checked by requests.',
        evidence: [ALB_HEALTH_CHECKS],
        fixes: [byDefault],
      },
    ];
  }
  if (protocol === 'HTTP') {
    return [
      {
        ...common,
        severity: 'warning',
        message: 'The health check speaks plain text to a port that speaks TLS.',
        reason: 'The port answers with an error or not at all, and the targets are unhealthy.',
        evidence: [loadBalancer === 'ALB' ? ALB_HEALTH_CHECKS : NLB_HEALTH_CHECKS],
        fixes: [byDefault],
      },
    ];
  }
  if (loadBalancer === 'ALB' || protocol === 'HTTPS') {
    return [
      {
        ...common,
        severity: 'info',
        message:
          'The health check is a request over TLS: the path has to answer it with a code that counts as healthy.',
        reason: [
          ...requestDefaults(configuration),
          ...(loadBalancer === 'NLB'
            ? ['Targets that support TLS 1.3 only fail the HTTPS health checks of an NLB.']
            : []),
        ].join(' '),
        evidence: [loadBalancer === 'ALB' ? ALB_HEALTH_CHECKS : NLB_HEALTH_CHECKS],
        fixes: [],
      },
    ];
  }
  return [];
}

/** What is asked for where nothing is set: gRPC targets have defaults of their own. */
function requestDefaults(configuration: Configuration): readonly string[] {
  const grpc = configuration.backends.map((backend) => speaksGrpc(configuration, backend));
  return [
    ...(grpc.includes(false) ? ['Without a path “/” is asked for, and without codes 200 is expected.'] : []),
    ...(grpc.includes(true)
      ? [
          'Targets that speak gRPC are asked for the method /AWS.ALB/healthcheck without a path, and the gRPC code 12 (unimplemented) is expected without codes: a backend that answers otherwise, such as with 0, is unhealthy then.',
        ]
      : []),
  ];
}
