import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'nginx-gateway-fabric',
  label: 'NGINX Gateway Fabric',
  says: 'BackendTLSPolicy on Services, always verified: there is no way to skip. TLSRoutes pass TLS through.',
  versions,
  groups: ['gateway.nginx.org'],
  controllerNames: ['gateway.nginx.org/nginx-gateway-controller'],
  image: 'nginx-gateway-fabric',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
