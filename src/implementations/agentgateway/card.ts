import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'agentgateway',
  label: 'agentgateway',
  newest: '1.4',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
