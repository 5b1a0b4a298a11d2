import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['gateway.envoyproxy.io'],
    controllerNames: ['gateway.envoyproxy.io/gatewayclass-controller'],
    image: 'envoyproxy/gateway',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
