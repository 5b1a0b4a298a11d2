import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['apisix.apache.org'],
    controllerNames: ['apisix.apache.org/apisix-ingress-controller'],
    image: 'apache/apisix-ingress-controller',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
