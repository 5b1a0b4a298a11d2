import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['alb.networking.azure.io'],
    controllerNames: ['alb.networking.azure.io/alb-controller'],
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
