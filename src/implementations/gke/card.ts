import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'gke',
  label: 'GKE Gateway',
  newest: '1.36',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
