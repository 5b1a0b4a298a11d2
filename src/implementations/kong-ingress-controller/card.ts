import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'kong-ingress-controller',
  label: 'Kong Ingress Controller',
  says: 'Annotations on Services, or BackendTLSPolicy in its alpha form.',
  versions,
  groups: ['configuration.konghq.com'],
  controllerNames: ['konghq.com/kic-gateway-controller'],
  image: 'kong/kubernetes-ingress-controller',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
