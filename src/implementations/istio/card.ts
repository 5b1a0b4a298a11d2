import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'istio',
  label: 'Istio',
  says: 'BackendTLSPolicy for the whole mesh, or a DestinationRule for one gateway: skipping, Secrets, client certificates.',
  versions,
  groups: ['networking.istio.io'],
  controllerNames: ['istio.io/gateway-controller'],
  image: 'istio/pilot',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
