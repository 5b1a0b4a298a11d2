import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'nginx-gateway-fabric',
  label: 'NGINX Gateway Fabric',
  newest: '2.6',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
