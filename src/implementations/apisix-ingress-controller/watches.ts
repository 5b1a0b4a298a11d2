import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { CONCEPT, POLICY_TYPES } from './sources.ts';

export const APISIX_GROUP = 'apisix.apache.org';

const standard = (kind: string, apiVersion: string): Watch => ({
  group: GATEWAY_API_GROUP,
  kind,
  apiVersion,
  versions: [{}],
  evidence: [CONCEPT],
});

/** BackendTLSPolicy is not among them. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute'].map((kind) => standard(kind, 'v1')),
  standard('TLSRoute', 'v1alpha2'),
  standard('TCPRoute', 'v1alpha2'),
  standard('ReferenceGrant', 'v1beta1'),
  {
    group: APISIX_GROUP,
    kind: 'BackendTrafficPolicy',
    apiVersion: 'v1alpha1',
    versions: [{}],
    evidence: [POLICY_TYPES],
  },
];
