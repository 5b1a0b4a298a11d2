import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { COLLECTIONS, HANGS_ON_16, POLICY_TYPES, TCP_ROUTE_V1, TLS_ROUTE_V1 } from './sources.ts';

/** API group of agentgateway’s own kinds. */
export const OWN_GROUP = 'agentgateway.dev';
/** API version in which all of its own kinds are written. */
export const OWN_API = `${OWN_GROUP}/v1alpha1`;

const standard = (
  kind: string,
  apiVersion: string,
  versions: Watch['versions'],
  ...evidence: Watch['evidence']
): Watch => ({ group: GATEWAY_API_GROUP, kind, apiVersion, versions, evidence });

const own = (kind: string): Watch => ({
  group: OWN_GROUP,
  kind,
  apiVersion: 'v1alpha1',
  versions: [{}],
  evidence: [POLICY_TYPES],
});

/** What agentgateway reads: a version that is served and not listed here is accepted by the API server and read by nobody. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute', 'BackendTLSPolicy'].map((kind) =>
    standard(kind, 'v1', [{}], COLLECTIONS),
  ),
  standard('ReferenceGrant', 'v1beta1', [{}], COLLECTIONS),
  standard('TLSRoute', 'v1', [{}], TLS_ROUTE_V1, COLLECTIONS),
  standard('TCPRoute', 'v1alpha2', [{ below: '1.4' }], HANGS_ON_16),
  standard('TCPRoute', 'v1', [{ from: '1.4' }], TCP_ROUTE_V1, COLLECTIONS),
  own('AgentgatewayPolicy'),
  own('AgentgatewayBackend'),
];
