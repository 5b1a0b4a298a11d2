import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['gateway.kgateway.dev'],
    controllerNames: ['kgateway.dev/kgateway'],
    image: 'kgateway-dev/kgateway',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
