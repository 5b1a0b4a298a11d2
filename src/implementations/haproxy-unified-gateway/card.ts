import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'haproxy-unified-gateway',
  label: 'HAProxy Unified Gateway',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
