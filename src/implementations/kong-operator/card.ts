import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'kong-operator',
  label: 'Kong Operator',
  newest: '2.2',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
