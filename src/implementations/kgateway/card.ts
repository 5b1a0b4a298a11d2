import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'kgateway',
  label: 'kgateway',
  newest: '2.5',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
