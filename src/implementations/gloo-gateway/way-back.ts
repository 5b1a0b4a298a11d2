import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['gloo.solo.io'],
    controllerNames: ['solo.io/gloo-gateway'],
    image: 'solo-io/gloo',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
