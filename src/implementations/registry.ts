import { card as agentgateway } from './agentgateway/card.ts';
import { card as airlockMicrogateway } from './airlock-microgateway/card.ts';
import { card as any } from './any/card.ts';
import { card as apisixIngressController } from './apisix-ingress-controller/card.ts';
import { card as awsLoadBalancerController } from './aws-load-balancer-controller/card.ts';
import { card as azureApplicationGatewayForContainers } from './azure-application-gateway-for-containers/card.ts';
import { card as cilium } from './cilium/card.ts';
import { card as contour } from './contour/card.ts';
import { card as envoyGateway } from './envoy-gateway/card.ts';
import { offering } from './envoy-gateway/offering.ts';
import { card as gke } from './gke/card.ts';
import { card as glooGateway } from './gloo-gateway/card.ts';
import { card as haproxyIngress } from './haproxy-ingress/card.ts';
import { card as haproxyUnifiedGateway } from './haproxy-unified-gateway/card.ts';
import { card as higress } from './higress/card.ts';
import type { Card, Cards, Offering } from './implementation.ts';
import { card as istio } from './istio/card.ts';
import { card as kgateway } from './kgateway/card.ts';
import { card as kongIngressController } from './kong-ingress-controller/card.ts';
import { card as kongOperator } from './kong-operator/card.ts';
import { card as nginxGatewayFabric } from './nginx-gateway-fabric/card.ts';
import { card as traefik } from './traefik/card.ts';
import { unableCards } from './unable/card.ts';

/** Every implementation that is offered, in the order in which it is offered. Adding one is adding a line here. */
export const cards: Cards = [
  any,
  envoyGateway,
  istio,
  kgateway,
  agentgateway,
  nginxGatewayFabric,
  traefik,
  cilium,
  contour,
  kongIngressController,
  kongOperator,
  awsLoadBalancerController,
  azureApplicationGatewayForContainers,
  gke,
  apisixIngressController,
  haproxyUnifiedGateway,
  haproxyIngress,
  higress,
  glooGateway,
  airlockMicrogateway,
  ...unableCards,
];

/**
 * What the form shows of the implementation that the page begins with, the one of `DEFAULTS`: in the first load, so that the
 * form is complete, and the rest of it is fetched when the output comes to life.
 */
export const firstOffering: Offering = offering;

export function cardOf(id: string): Card | undefined {
  return cards.find((card) => card.id === id);
}

/** What an implementation is called; its id where there is no such implementation. */
export function labelOf(id: string): string {
  return cardOf(id)?.label ?? id;
}
