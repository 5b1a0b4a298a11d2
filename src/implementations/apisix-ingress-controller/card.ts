import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'apisix-ingress-controller',
  label: 'Apache APISIX',
  newest: '2.2',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
