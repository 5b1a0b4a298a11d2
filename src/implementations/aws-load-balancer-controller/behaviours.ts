import type { Fact } from '../fact.ts';
import {
  ALB_PROTOCOL_VERSIONS,
  CRD_DETECTION,
  CRD_DETECTION_35,
  file,
  GATEWAY_GUIDE,
  LBC_TYPES,
  LISTENER_BUILDER,
  NLB_LISTENERS,
  NLB_NEVER_VERIFIES,
  PASSTHROUGH_LISTENER,
  PASSTHROUGH_TARGET_GROUP,
  SERVICE_BACKENDS,
  TARGET_GROUP_BUILDER,
  TGC_GUIDE,
  TGC_TYPES,
  thread,
} from './sources.ts';

/** What nobody chooses: how target groups and listeners come about, and since when. */

const every = { versions: [{}] } as const;

export const behaviours: readonly Fact[] = [
  {
    id: 'configuration-v1',
    feature: 'behaviour',
    outcome: 'honoured',
    claim: 'gateway.k8s.aws/v1 exists from 3.5.0, with the same fields; v1beta1 is deprecated there and still served.',
    when: { versions: [{ from: '3.5.0' }] },
    evidence: [TGC_TYPES, CRD_DETECTION_35],
  },
  {
    id: 'gateway-default',
    feature: 'behaviour',
    outcome: 'honoured',
    claim:
      'From 3.2.0 a TargetGroupConfiguration without targetReference, named by LoadBalancerConfiguration.spec.defaultTargetGroupConfiguration, is the default for all backends of a Gateway; unnamed it does nothing.',
    when: { versions: [{ from: '3.2.0' }] },
    evidence: [TGC_TYPES, LBC_TYPES, TGC_GUIDE],
  },
  {
    id: 'on-by-default',
    feature: 'behaviour',
    outcome: 'honoured',
    claim: 'From 3.2.0 the gateway controllers are on where all the kinds that they need are served.',
    when: { versions: [{ from: '3.2.0' }] },
    evidence: [CRD_DETECTION, GATEWAY_GUIDE],
  },
  {
    id: 'passthrough-listener',
    feature: 'behaviour',
    outcome: 'honoured',
    claim: 'From 3.1.0 a TLS listener with mode Passthrough becomes a TCP listener; before, the mode was not read.',
    when: { versions: [{ from: '3.1.0' }] },
    evidence: [PASSTHROUGH_LISTENER],
  },
  {
    id: 'nlb-weights',
    feature: 'behaviour',
    outcome: 'honoured',
    claim: 'From 2.17.0 an NLB route may have several backends with weights; before, exactly one.',
    when: { versions: [{ from: '2.17.0' }] },
    evidence: [thread('pull', 4484), file('v2.16.0', 'pkg/gateway/model/model_build_listener.go')],
  },
  {
    id: 'tlsroute-infers-tls',
    feature: 'behaviour',
    outcome: 'honoured',
    claim:
      'Without a protocol in its TargetGroupConfiguration, a TLSRoute gets a TLS target group, on passthrough listeners too; a TCPRoute gets TCP, HTTPRoute and GRPCRoute get HTTP.',
    when: every,
    evidence: [TARGET_GROUP_BUILDER, PASSTHROUGH_TARGET_GROUP],
  },
  {
    id: 'listener-pairing',
    feature: 'behaviour',
    outcome: 'rejected',
    claim: 'A TCP listener takes TCP and TCP_UDP target groups only; a TLS listener takes TCP and TLS.',
    when: every,
    evidence: [NLB_LISTENERS, PASSTHROUGH_TARGET_GROUP],
  },
  {
    id: 'target-protocols',
    feature: 'behaviour',
    outcome: 'rejected',
    claim: 'Target groups of an ALB speak HTTP or HTTPS; those of an NLB speak TCP, TLS, UDP or TCP_UDP.',
    when: every,
    evidence: [TARGET_GROUP_BUILDER],
  },
  {
    id: 'listener-certificate',
    feature: 'behaviour',
    outcome: 'ignored',
    claim:
      'certificateRefs of a listener are not read. The certificate is the ACM ARN in the LoadBalancerConfiguration, or one that ACM has for the host names of listener and route.',
    when: every,
    evidence: [GATEWAY_GUIDE, LISTENER_BUILDER],
  },
  {
    id: 'target-type',
    feature: 'behaviour',
    outcome: 'honoured',
    claim:
      'Without targetType the targets are nodes (“instance”), unless the flag --default-target-type says otherwise; a Service of type ClusterIP has no node port and fails.',
    when: every,
    evidence: [TARGET_GROUP_BUILDER, SERVICE_BACKENDS],
  },
  {
    id: 'target-sni',
    feature: 'behaviour',
    outcome: 'unsure',
    claim: 'AWS does not document which SNI its load balancers send to targets, and nothing sets it.',
    when: every,
    evidence: [NLB_NEVER_VERIFIES],
  },
  {
    id: 'protocol-version',
    feature: 'behaviour',
    outcome: 'honoured',
    claim: 'protocolVersion (HTTP2, GRPC) takes effect behind HTTPS listeners of an ALB only; an NLB has none.',
    when: every,
    evidence: [TARGET_GROUP_BUILDER, ALB_PROTOCOL_VERSIONS],
  },
  {
    id: 'one-per-service',
    feature: 'behaviour',
    outcome: 'ignored',
    claim:
      'A TargetGroupConfiguration is looked for in the namespace of its Service; of several for one Service the first that the API server lists is taken.',
    when: every,
    evidence: [SERVICE_BACKENDS, TGC_GUIDE],
  },
];
