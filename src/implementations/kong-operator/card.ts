import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'kong-operator',
  label: 'Kong Operator',
  says: 'Annotations on Services, or BackendTLSPolicy in its alpha form; hybrid Gateways of Konnect with less.',
  versions,
  groups: ['gateway-operator.konghq.com', 'konnect.konghq.com'],
  controllerNames: ['konghq.com/gateway-operator'],
  image: 'kong/kong-operator',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
