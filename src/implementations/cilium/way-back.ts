import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: [],
    controllerNames: ['io.cilium/gateway-controller'],
    image: 'cilium/operator-generic',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
