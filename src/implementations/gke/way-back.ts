import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['networking.gke.io'],
    controllerNames: ['networking.gke.io/gateway'],
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
