import type { Fact } from '../fact.ts';
import { behaviours } from './behaviours.ts';
import {
  ALB_NEVER_VERIFIES,
  BACKENDS,
  GATEWAY_GUIDE,
  L7_GUIDE,
  LISTENER_BUILDER,
  NLB_LISTENERS,
  NLB_NEVER_VERIFIES,
  TARGET_GROUP_BUILDER,
} from './sources.ts';

/** What the controller, and the load balancers that it makes, do with each choice of the form. */

const every = { versions: [{}] } as const;
const ALB_FROM = { from: '2.14.0' } as const;
const NLB_FROM = { from: '2.13.3' } as const;
const ON_NLB = ['TCPRoute', 'TLSRoute'] as const;
const THE_CLIENT_VERIFIES =
  'The NLB itself never checks a certificate; with TLS passing through it, the client checks the backend’s.';
const never = [NLB_NEVER_VERIFIES, ALB_NEVER_VERIFIES, L7_GUIDE] as const;

const choices: readonly Fact[] = [
  {
    id: 'system-ca',
    feature: 'mode-system',
    outcome: 'rejected',
    claim: 'AWS load balancers never check the certificate of a target, and have no setting to make them.',
    when: every,
    evidence: never,
  },
  {
    id: 'custom-ca',
    feature: 'mode-custom',
    outcome: 'rejected',
    claim: 'AWS load balancers never check the certificate of a target, so there is no place for a CA.',
    when: every,
    evidence: never,
  },
  ...(['mode-system', 'mode-custom'] as const).map(
    (feature): Fact => ({
      id: `${feature}-nlb`,
      feature,
      outcome: 'unsure',
      claim: THE_CLIENT_VERIFIES,
      through: 'TargetGroupConfiguration.spec.defaultConfiguration.protocol: TCP',
      needs: ['a TCP listener, or a TLS listener with mode Passthrough, so that TLS passes through'],
      when: { ...every, routes: ON_NLB },
      evidence: [NLB_NEVER_VERIFIES, NLB_LISTENERS],
    }),
  ),
  {
    id: 'skip-alb',
    feature: 'mode-skip',
    outcome: 'honoured',
    claim: 'Encrypts to the targets without checking them: the only thing an ALB can do.',
    through: 'TargetGroupConfiguration.spec.defaultConfiguration.protocol: HTTPS',
    when: { versions: [ALB_FROM], routes: ['HTTPRoute', 'GRPCRoute'] },
    evidence: [ALB_NEVER_VERIFIES, TARGET_GROUP_BUILDER, GATEWAY_GUIDE],
  },
  {
    id: 'skip-nlb',
    feature: 'mode-skip',
    outcome: 'honoured',
    claim: 'Encrypts to the targets without checking them: the only thing an NLB can do.',
    through: 'TargetGroupConfiguration.spec.defaultConfiguration.protocol: TLS',
    needs: ['a Gateway listener with protocol TLS, mode Terminate, and a certificate from ACM'],
    when: { versions: [NLB_FROM], routes: ON_NLB },
    evidence: [NLB_NEVER_VERIFIES, TARGET_GROUP_BUILDER, GATEWAY_GUIDE],
  },
  {
    id: 'skip-alb-before',
    feature: 'mode-skip',
    outcome: 'rejected',
    claim: 'No ALB is made from Gateway API before version 2.14.0.',
    when: { versions: [{ below: ALB_FROM.from }], routes: ['HTTPRoute', 'GRPCRoute'] },
    evidence: [GATEWAY_GUIDE],
  },
  {
    id: 'skip-nlb-before',
    feature: 'mode-skip',
    outcome: 'rejected',
    claim: 'No NLB is made from Gateway API before version 2.13.3.',
    when: { versions: [{ below: NLB_FROM.from }], routes: ON_NLB },
    evidence: [GATEWAY_GUIDE],
  },
  ...(['ConfigMap', 'Secret', 'ClusterTrustBundle', 'PEM', 'ClusterCA'] as const).flatMap((kind): Fact[] => [
    {
      id: `ca-${kind}`,
      feature: `ca-${kind}`,
      outcome: 'rejected',
      claim: 'No AWS load balancer takes a CA for its targets.',
      when: every,
      evidence: never,
    },
    {
      id: `ca-${kind}-nlb`,
      feature: `ca-${kind}`,
      outcome: 'unsure',
      claim: 'No AWS load balancer takes a CA for its targets. With TLS passing through, the client brings its own.',
      when: { ...every, routes: ON_NLB },
      evidence: never,
    },
  ]),
  {
    id: 'subject-alt-names',
    feature: 'subject-alt-names',
    outcome: 'rejected',
    claim: 'No AWS load balancer looks at the names in a target’s certificate.',
    when: every,
    evidence: never,
  },
  {
    id: 'client-certificate',
    feature: 'client-certificate',
    outcome: 'rejected',
    claim: 'AWS load balancers show no certificate to their targets; their mutual TLS is between client and listener.',
    when: every,
    evidence: never,
  },
  {
    id: 'tls-versions',
    feature: 'tls-versions',
    outcome: 'rejected',
    claim: 'A security policy can be set for the listener only; TLS towards the targets cannot be configured.',
    when: every,
    evidence: [ALB_NEVER_VERIFIES, NLB_LISTENERS],
  },
  {
    id: 'target-service',
    feature: 'target-Service',
    outcome: 'honoured',
    claim: 'A Service and its port: one target group for each route that refers to it.',
    when: every,
    evidence: [BACKENDS],
  },
  {
    id: 'target-external-host',
    feature: 'target-ExternalHost',
    outcome: 'rejected',
    claim: 'A backendRef names a Service in the cluster; there is no kind for a host name outside it.',
    when: every,
    evidence: [BACKENDS],
  },
  {
    id: 'target-gateway',
    feature: 'target-Gateway',
    outcome: 'rejected',
    claim: 'Policies are not read. For all backends of a Gateway there is a default TargetGroupConfiguration.',
    when: every,
    evidence: [L7_GUIDE],
  },
  {
    id: 'target-httproute',
    feature: 'target-HTTPRoute',
    outcome: 'rejected',
    claim: 'Policies are not read. For one route there are routeConfigurations in the TargetGroupConfiguration.',
    when: every,
    evidence: [L7_GUIDE],
  },
  ...(['HTTPRoute', 'GRPCRoute'] as const).flatMap((kind): Fact[] => [
    {
      id: `route-${kind}`,
      feature: `route-${kind}`,
      outcome: 'honoured',
      claim: 'Makes an Application Load Balancer, from version 2.14.0.',
      when: { versions: [ALB_FROM] },
      evidence: [GATEWAY_GUIDE],
    },
    {
      id: `route-${kind}-before`,
      feature: `route-${kind}`,
      outcome: 'rejected',
      claim: 'Not before version 2.14.0.',
      when: { versions: [{ below: ALB_FROM.from }] },
      evidence: [GATEWAY_GUIDE],
    },
  ]),
  ...(['TCPRoute', 'TLSRoute'] as const).flatMap((kind): Fact[] => [
    {
      id: `route-${kind}`,
      feature: `route-${kind}`,
      outcome: 'honoured',
      claim:
        kind === 'TCPRoute'
          ? 'Makes a Network Load Balancer, from version 2.13.3. A listener serves one route and its first rule.'
          : 'Makes a Network Load Balancer, from version 2.13.3. It does not route by SNI: a listener serves one route.',
      when: { versions: [NLB_FROM] },
      evidence: [GATEWAY_GUIDE, LISTENER_BUILDER],
    },
    {
      id: `route-${kind}-before`,
      feature: `route-${kind}`,
      outcome: 'rejected',
      claim: 'Not before version 2.13.3.',
      when: { versions: [{ below: NLB_FROM.from }] },
      evidence: [GATEWAY_GUIDE],
    },
  ]),
];

export const facts: readonly Fact[] = [...choices, ...behaviours];
