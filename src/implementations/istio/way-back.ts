import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['networking.istio.io'],
    controllerNames: ['istio.io/gateway-controller'],
    image: 'istio/pilot',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
