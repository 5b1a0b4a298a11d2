import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { CONFORMANCE, KINDS, POLICY_ADDED } from './sources.ts';

export const CONTROLLER = 'io.cilium/gateway-controller';

const watch = (kind: string, apiVersion: string, ...evidence: Watch['evidence']): Watch => ({
  group: GATEWAY_API_GROUP,
  kind,
  apiVersion,
  versions: [{}],
  evidence,
});

/** What Cilium reads: a version that is served and not listed here is accepted by the API server and read by nobody. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'].map((kind) =>
    watch(kind, 'v1', KINDS, CONFORMANCE),
  ),
  watch('ReferenceGrant', 'v1', KINDS),
  watch('BackendTLSPolicy', 'v1', POLICY_ADDED, KINDS),
];
