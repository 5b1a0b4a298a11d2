import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['configuration.konghq.com'],
    controllerNames: ['konghq.com/kic-gateway-controller'],
    image: 'kong/kubernetes-ingress-controller',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
