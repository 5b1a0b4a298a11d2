import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: [],
    controllerNames: ['haproxy-ingress.github.io/controller'],
    image: 'jcmoraisjr/haproxy-ingress',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
