import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'gke',
  label: 'GKE Gateway',
  says: 'BackendTLSPolicy from GKE 1.35.2 on; before, and without a policy, load balancers encrypt and check nothing.',
  versions,
  groups: ['networking.gke.io'],
  controllerNames: ['networking.gke.io/gateway'],
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
