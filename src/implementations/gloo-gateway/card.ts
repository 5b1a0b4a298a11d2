import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'gloo-gateway',
  label: 'Gloo Gateway 1.x',
  says: 'No BackendTLSPolicy: an Upstream of its own takes the Service’s place in the route, and says all about TLS.',
  versions,
  groups: ['gloo.solo.io'],
  controllerNames: ['solo.io/gloo-gateway'],
  image: 'solo-io/gloo',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
