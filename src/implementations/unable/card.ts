import type { NonEmpty } from '../../manifest/json.ts';
import type { Card } from '../implementation.ts';

/** Id and name of each gateway in `gateways.ts`, which is fetched when one is chosen. */
const NAMES: NonEmpty<readonly [id: string, label: string]> = [
  ['aws-gateway-api-controller', 'AWS Gateway API Controller (VPC Lattice)'],
  ['gravitee', 'Gravitee Kubernetes Operator'],
  ['linkerd', 'Linkerd'],
  ['pomerium', 'Pomerium'],
  ['sunbeam-proxy', 'Sunbeam Proxy'],
  ['varnish-gateway', 'Varnish Gateway'],
  ['wso2-gateway', 'WSO2 Gateway'],
  ['yandex-gwin', 'Yandex Gwin'],
];

export const unableCards: readonly Card[] = NAMES.map(([id, label]) => ({
  id,
  label,
  unable: true,
  first: async () => ({ firstView: (await import('./implementation.ts')).implementationOf(id) }),
  back: async () => ({ wayBack: { whole: async () => (await import('./implementation.ts')).implementationOf(id) } }),
}));
