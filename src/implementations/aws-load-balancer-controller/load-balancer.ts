import type { Setting } from '../../configuration/configuration.ts';
import type { Certainty } from '../../configuration/version.ts';
import { factOf, holdsId } from '../fact.ts';
import { facts } from './facts.ts';

/** The controller makes two kinds of load balancer; which one is meant follows from the kind of route. */
export type LoadBalancer = 'ALB' | 'NLB';

export function loadBalancerOf(routeKind: string): LoadBalancer {
  return routeKind === 'HTTPRoute' || routeKind === 'GRPCRoute' ? 'ALB' : 'NLB';
}

/** For sentences: what speaks to the backend. */
export function speakerOf(loadBalancer: LoadBalancer): string {
  return loadBalancer === 'ALB' ? 'the Application Load Balancer' : 'the Network Load Balancer';
}

/** `GatewayClass.spec.controllerName`. */
export function controllerNameOf(loadBalancer: LoadBalancer): string {
  return loadBalancer === 'ALB' ? 'gateway.k8s.aws/alb' : 'gateway.k8s.aws/nlb';
}

/** The feature gate, and the Helm key below `controllerConfig.featureGates`. */
export function featureGateOf(loadBalancer: LoadBalancer): string {
  return loadBalancer === 'ALB' ? 'ALBGatewayAPI' : 'NLBGatewayAPI';
}

/** Whether this version makes that load balancer from Gateway API at all. */
export function offers(loadBalancer: LoadBalancer, setting: Setting): Certainty {
  return holdsId(facts, factIdOf(loadBalancer), setting);
}

/** The first version that does. */
export function firstVersionOf(loadBalancer: LoadBalancer): string {
  return factOf(facts, factIdOf(loadBalancer)).when.versions[0].from ?? '';
}

/** The fact about what the load balancer can do: encrypt. */
export function factIdOf(loadBalancer: LoadBalancer): string {
  return loadBalancer === 'ALB' ? 'skip-alb' : 'skip-nlb';
}
