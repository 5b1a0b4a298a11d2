import type { Card } from '../implementation.ts';

export const card: Card = {
  id: 'haproxy-unified-gateway',
  label: 'HAProxy Unified Gateway',
  says: 'A Backend of its own for HTTPRoutes, with HAProxy’s server settings; CAs are files on the pod.',
  versions: [],
  groups: ['gate.v3.haproxy.org'],
  controllerNames: ['gate.haproxy.org/hug'],
  image: 'haproxytech/haproxy-unified-gateway',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
