import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['gateway.nginx.org'],
    controllerNames: ['gateway.nginx.org/nginx-gateway-controller'],
    image: 'nginx-gateway-fabric',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
