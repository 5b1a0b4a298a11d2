import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  signs: {
    groups: ['gateway.k8s.aws', 'elbv2.k8s.aws'],
    controllerNames: ['gateway.k8s.aws/alb', 'gateway.k8s.aws/nlb'],
    image: 'aws-load-balancer-controller',
  },
  whole: async () => (await import('./implementation.ts')).implementation,
};
