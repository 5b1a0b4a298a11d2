import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['gateway-operator.konghq.com', 'konnect.konghq.com'],
    controllerNames: ['konghq.com/gateway-operator'],
    image: 'kong/kong-operator',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
