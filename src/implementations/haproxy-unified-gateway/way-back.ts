import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['gate.v3.haproxy.org'],
    controllerNames: ['gate.haproxy.org/hug'],
    image: 'haproxytech/haproxy-unified-gateway',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
