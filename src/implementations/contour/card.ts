import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'contour',
  label: 'Contour',
  newest: '1.33',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
