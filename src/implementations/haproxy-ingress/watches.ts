import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { GATEWAY_MANUAL } from './sources.ts';

export const CONTROLLER = 'haproxy-ingress.github.io/controller';

const standard = (kind: string, apiVersion: string): Watch => ({
  group: GATEWAY_API_GROUP,
  kind,
  apiVersion,
  versions: [{}],
  evidence: [GATEWAY_MANUAL],
});

/** What its manual names, and what it says is not there. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute'].flatMap((kind) => [standard(kind, 'v1'), standard(kind, 'v1beta1')]),
  standard('ReferenceGrant', 'v1beta1'),
  standard('TCPRoute', 'v1alpha2'),
  ...['GRPCRoute', 'TLSRoute', 'BackendTLSPolicy'].map((kind): Watch => ({ ...standard(kind, 'v1'), versions: [] })),
];
