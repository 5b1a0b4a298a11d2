import type { Setting } from '../../configuration/configuration.ts';
import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import type { Because } from '../../gateway-api/hop.ts';
import { describeRef, type ObjectRef } from '../../manifest/object.ts';
import { factOf, holdsId } from '../fact.ts';
import type { Attachment } from './attachments.ts';
import { facts } from './facts.ts';
import type { TargetProtocol } from './judgement.ts';
import { controllerNameOf, type LoadBalancer } from './load-balancer.ts';
import { TGC_GUIDE, thread } from './sources.ts';

/** Why a listener and a target group do not come together. */

const STOPS = 'The Gateway is not reconciled: its status says why, and what was there before stays as it is.';

export const END_TLS: Fix = {
  label: 'Let the listener end TLS (protocol TLS, mode Terminate)',
  edits: [
    { at: 'gateway.listener.protocol', value: 'TLS' },
    { at: 'gateway.listener.tlsMode', value: 'Terminate' },
  ],
};

const END_HTTPS: Fix = {
  label: 'Use an HTTPS listener',
  edits: [{ at: 'gateway.listener.protocol', value: 'HTTPS' }],
};

export function misusedDefault(at: ObjectRef): Finding {
  return {
    id: 'AWS-02',
    severity: 'error',
    message: `${describeRef(at)} is the default of the Gateway and names a Service as well.`,
    reason: `A default must have no targetReference. ${STOPS}`,
    at: { object: at, path: ['spec', 'targetReference'] },
    evidence: [thread('issues', 4804), TGC_GUIDE],
    fixes: [],
  };
}

/** A listener, or a GatewayClass, that belongs to the other kind of load balancer. */
export function misplaced(
  loadBalancer: LoadBalancer,
  { routeRef }: BackendRef,
  { listener }: Attachment,
  controller: string | undefined,
): Finding | undefined {
  const common = {
    id: 'AWS-15',
    severity: 'error',
    evidence: factOf(facts, `route-${routeRef.kind}`).evidence,
  } as const;
  if (controller !== undefined && controller !== controllerNameOf(loadBalancer)) {
    return {
      ...common,
      message: `The GatewayClass belongs to ${controller}, and a ${routeRef.kind} needs ${controllerNameOf(loadBalancer)}.`,
      reason: 'HTTPRoute and GRPCRoute make an ALB, TCPRoute and TLSRoute an NLB; one Gateway cannot have both.',
      at: { field: 'gateway.className', object: routeRef },
      fixes: [],
    };
  }
  if (listener === null || protocolsFor(routeRef.kind).includes(listener.protocol)) return undefined;
  return {
    ...common,
    message: `A ${routeRef.kind} cannot be attached to a listener with protocol ${listener.protocol || 'unknown'}.`,
    reason: `A ${routeRef.kind} makes an ${loadBalancer}, with listeners of protocol ${protocolsFor(routeRef.kind).join(' or ')}.`,
    at: { field: 'gateway.listener.protocol', object: listener.gatewayRef, path: [...listener.path, 'protocol'] },
    fixes: [loadBalancer === 'ALB' ? END_HTTPS : END_TLS],
  };
}

function protocolsFor(routeKind: string): readonly string[] {
  if (routeKind === 'TCPRoute') return ['TLS', 'TCP'];
  return routeKind === 'TLSRoute' ? ['TLS'] : ['HTTPS', 'HTTP'];
}

/** A protocol that this kind of load balancer does not have for targets. */
export function foreignProtocol(loadBalancer: LoadBalancer, { value, because }: TargetProtocol): Finding | undefined {
  const has = loadBalancer === 'ALB' ? ['HTTP', 'HTTPS'] : ['TCP', 'TLS', 'UDP', 'TCP_UDP'];
  if (has.includes(value)) return undefined;
  const fact = factOf(facts, 'target-protocols');
  return {
    id: 'AWS-03',
    severity: 'error',
    message: `An ${loadBalancer} has no target groups with protocol ${value}.`,
    reason: `${fact.claim} ${STOPS}`,
    at: { object: because.object, path: because.path },
    evidence: fact.evidence,
    fixes: [],
  };
}

/** A target group that AWS does not take behind the listener. */
export function unpaired(
  ends: 'ends-tls' | 'plain-http' | 'forwards-bytes',
  { value, because }: TargetProtocol,
  { listener }: Attachment,
  setting: Setting,
): Finding | undefined {
  if (value === 'HTTP' || value === 'HTTPS' || listener === null) return undefined;
  const fits = ends === 'ends-tls' ? ['TCP', 'TLS'] : ['TCP', 'TCP_UDP'];
  if (fits.includes(value)) return undefined;
  const fact = factOf(facts, 'listener-pairing');
  const passes = listener.protocol === 'TLS' && listener.tlsMode === 'Passthrough';
  const asTcp = passes && ends === 'forwards-bytes' ? ', which passes TLS through and so is a TCP listener' : '';
  const perhaps = passes && holdsId(facts, 'passthrough-listener', setting) === 'maybe';
  return {
    id: passes ? 'AWS-05' : 'AWS-04',
    severity: 'error',
    message: `AWS does not take a ${value} target group behind the ${listener.protocol} listener “${listener.name}”${asTcp}.`,
    reason: `${fact.claim} AWS answers IncompatibleProtocols. ${STOPS}${perhaps ? ` ${factOf(facts, 'passthrough-listener').claim}` : ''}`,
    at: { field: 'gateway.listener.protocol', object: because.object, path: because.path },
    evidence: fact.evidence,
    fixes: value === 'TLS' ? [END_TLS] : [],
  };
}

export function noNodePort(service: ObjectRef, because: Because): Finding {
  const fact = factOf(facts, 'target-type');
  return {
    id: 'AWS-06',
    severity: 'error',
    message: `${describeRef(service)} has no node port, and its targets are nodes.`,
    reason: `${fact.claim} Set targetType to ip, or make the Service one of type NodePort. ${STOPS}`,
    at: { object: because.object, path: because.path },
    evidence: fact.evidence,
    fixes: [],
  };
}
