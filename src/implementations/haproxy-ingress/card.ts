import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'haproxy-ingress',
  label: 'HAProxy Ingress (haproxy-ingress.github.io)',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
