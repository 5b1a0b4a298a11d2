import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['projectcontour.io'],
    controllerNames: ['projectcontour.io/gateway-controller'],
    image: 'projectcontour/contour',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
