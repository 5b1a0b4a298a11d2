import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'contour',
  label: 'Contour',
  says: 'BackendTLSPolicy v1alpha3 for HTTPRoutes, from the experimental channel. What it cannot use leaves plain text.',
  versions,
  groups: ['projectcontour.io'],
  controllerNames: ['projectcontour.io/gateway-controller'],
  image: 'projectcontour/contour',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
