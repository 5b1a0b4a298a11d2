import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['networking.higress.io', 'extensions.higress.io'],
    controllerNames: ['higress.io/gateway-controller'],
    image: 'higress/higress',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
