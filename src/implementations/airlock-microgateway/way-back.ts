import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['microgateway.airlock.com'],
    controllerNames: ['microgateway.airlock.com/gatewayclass-controller'],
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
