import type { Card } from '../implementation.ts';
import { versions } from './versions.ts';

export const card: Card = {
  id: 'agentgateway',
  label: 'agentgateway',
  says: 'BackendTLSPolicy on Services, and an AgentgatewayPolicy of its own for skipping verification and client certificates.',
  versions,
  groups: ['agentgateway.dev'],
  controllerNames: ['agentgateway.dev/agentgateway'],
  image: 'cr.agentgateway.dev/controller',
  load: async () => (await import('./implementation.ts')).implementation,
  loadFirst: async () => (await import('./first-view.ts')).firstView,
};
