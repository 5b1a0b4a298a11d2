import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'aws-load-balancer-controller',
  label: 'AWS Load Balancer Controller',
  says: 'ALB for HTTPRoute and GRPCRoute, NLB for TCPRoute and TLSRoute. Encrypts to the pods; never verifies them.',
  versions,
  groups: ['gateway.k8s.aws', 'elbv2.k8s.aws'],
  controllerNames: ['gateway.k8s.aws/alb', 'gateway.k8s.aws/nlb'],
  tcpRouteListener: 'TLS',
  image: 'aws-load-balancer-controller',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
