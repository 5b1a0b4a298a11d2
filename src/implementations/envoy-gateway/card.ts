import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'envoy-gateway',
  label: 'Envoy Gateway',
  says: 'BackendTLSPolicy on Services, and a Backend of its own for hosts outside the cluster and for skipping verification.',
  versions,
  groups: ['gateway.envoyproxy.io'],
  controllerNames: ['gateway.envoyproxy.io/gatewayclass-controller'],
  image: 'envoyproxy/gateway',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
