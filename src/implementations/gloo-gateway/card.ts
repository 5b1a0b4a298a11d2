import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'gloo-gateway',
  label: 'Gloo Gateway 1.x',
  newest: '1.21',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
