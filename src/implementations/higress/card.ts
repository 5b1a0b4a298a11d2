import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'higress',
  label: 'Higress',
  says: 'Istio’s code behind one gateway for all: BackendTLSPolicy, and DestinationRules in its namespace.',
  versions,
  groups: ['networking.higress.io', 'extensions.higress.io'],
  controllerNames: ['higress.io/gateway-controller'],
  image: 'higress/higress',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
