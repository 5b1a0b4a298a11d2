import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'cilium',
  label: 'Cilium',
  newest: '1.20',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
