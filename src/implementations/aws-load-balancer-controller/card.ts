import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'aws-load-balancer-controller',
  label: 'AWS Load Balancer Controller',
  says: 'ALB for HTTPRoute and GRPCRoute, NLB for TCPRoute and TLSRoute. Encrypts to the pods; never verifies them.',
  versions,
  tcpRouteListener: 'TLS',
  image: 'aws-load-balancer-controller',
  load: async () => (await import('./implementation.ts')).implementation,
};
