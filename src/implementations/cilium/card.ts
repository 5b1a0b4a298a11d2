import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'cilium',
  label: 'Cilium',
  says: 'BackendTLSPolicy with one ConfigMap on Services behind HTTPRoutes, from 1.20 on; nothing of its own.',
  versions,
  controllerNames: ['io.cilium/gateway-controller'],
  image: 'cilium/operator-generic',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
