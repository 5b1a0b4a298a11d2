import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'kong-ingress-controller',
  label: 'Kong Ingress Controller',
  newest: '3.5',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
