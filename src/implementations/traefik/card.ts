import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'traefik',
  label: 'Traefik',
  newest: '3.8',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
