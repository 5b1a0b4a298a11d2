import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'any',
  label: 'Any conformant implementation',
  says: 'Only what the standard itself has: BackendTLSPolicy.',
  versions: [],
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
