import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'airlock-microgateway',
  label: 'Airlock Microgateway',
  newest: '5.2',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
