import { card as any } from './any/card.ts';
import { card as awsLoadBalancerController } from './aws-load-balancer-controller/card.ts';
import { card as envoyGateway } from './envoy-gateway/card.ts';
import { card as higress } from './higress/card.ts';
import type { Card, Cards } from './implementation.ts';
import { card as istio } from './istio/card.ts';

/** Every implementation that is offered, in the order in which it is offered. Adding one is adding a line here. */
export const cards: Cards = [any, envoyGateway, istio, higress, awsLoadBalancerController];

export function cardOf(id: string): Card | undefined {
  return cards.find((card) => card.id === id);
}
