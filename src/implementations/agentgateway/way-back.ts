import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['agentgateway.dev'],
    controllerNames: ['agentgateway.dev/agentgateway'],
    image: 'cr.agentgateway.dev/controller',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
