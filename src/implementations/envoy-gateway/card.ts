import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'envoy-gateway',
  label: 'Envoy Gateway',
  newest: '1.9',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
