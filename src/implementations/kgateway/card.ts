import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'kgateway',
  label: 'kgateway',
  says: 'BackendTLSPolicy for verification, and BackendConfigPolicy of its own for skipping it, client certificates and TLS versions.',
  versions,
  groups: ['gateway.kgateway.dev'],
  controllerNames: ['kgateway.dev/kgateway'],
  image: 'kgateway-dev/kgateway',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
