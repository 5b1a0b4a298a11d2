import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'haproxy-ingress',
  label: 'HAProxy Ingress (haproxy-ingress.github.io)',
  says: 'Annotations on the Service, for HTTPRoutes. BackendTLSPolicy is not read; without a CA Secret nothing is verified.',
  versions: [],
  controllerNames: ['haproxy-ingress.github.io/controller'],
  image: 'jcmoraisjr/haproxy-ingress',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
