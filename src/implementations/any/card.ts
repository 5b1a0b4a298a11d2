import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'any',
  label: 'Any conformant implementation',
  first: () => import('./first-view.ts'),
  back: () => import('./way-back.ts'),
};
