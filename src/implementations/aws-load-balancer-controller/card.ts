import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'aws-load-balancer-controller',
  label: 'AWS Load Balancer Controller',
  newest: '3.5',
  tcpRouteListener: 'TLS',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
