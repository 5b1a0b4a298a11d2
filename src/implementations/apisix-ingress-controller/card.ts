import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'apisix-ingress-controller',
  label: 'Apache APISIX',
  says: 'Encrypts to backends, and never verifies them.',
  versions,
  groups: ['apisix.apache.org'],
  controllerNames: ['apisix.apache.org/apisix-ingress-controller'],
  image: 'apache/apisix-ingress-controller',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
