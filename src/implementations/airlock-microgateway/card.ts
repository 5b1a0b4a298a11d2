import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'airlock-microgateway',
  label: 'Airlock Microgateway',
  says: 'BackendTLSPolicy on Services behind HTTPRoutes; known from its documentation alone.',
  versions,
  groups: ['microgateway.airlock.com'],
  controllerNames: ['microgateway.airlock.com/gatewayclass-controller'],
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
