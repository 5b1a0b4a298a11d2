import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'higress',
  label: 'Higress',
  newest: '2.2',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
