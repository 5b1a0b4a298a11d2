import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['traefik.io'],
    controllerNames: ['traefik.io/gateway-controller'],
    image: 'traefik',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
