import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'traefik',
  label: 'Traefik',
  says: 'BackendTLSPolicy on Services; a TraefikService with a ServersTransport for skipping, client certificates and hosts outside the cluster.',
  versions,
  groups: ['traefik.io'],
  controllerNames: ['traefik.io/gateway-controller'],
  image: 'traefik',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
