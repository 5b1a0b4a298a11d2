import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'istio',
  label: 'Istio',
  newest: '1.31',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
