import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'azure-application-gateway-for-containers',
  label: 'Azure Application Gateway for Containers',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
