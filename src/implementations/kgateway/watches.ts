import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import {
  BACKEND_CRD,
  CONFIG_TYPES_21,
  CONFORMANCE,
  GATEWAY_KINDS,
  POLICIES_20,
  POLICIES_21,
  TLS_ROUTE_V1,
} from './sources.ts';

/** API group of kgateway's own kinds. */
export const KGATEWAY_GROUP = 'gateway.kgateway.dev';
/** API version in which all of its own kinds are written. */
export const KGATEWAY_API = `${KGATEWAY_GROUP}/v1alpha1`;

const standard = (
  kind: string,
  apiVersion: string,
  versions: Watch['versions'],
  ...evidence: Watch['evidence']
): Watch => ({ group: GATEWAY_API_GROUP, kind, apiVersion, versions, evidence });

const own = (kind: string, versions: Watch['versions'], ...evidence: Watch['evidence']): Watch => ({
  group: KGATEWAY_GROUP,
  kind,
  apiVersion: 'v1alpha1',
  versions,
  evidence,
});

/** What kgateway reads: a version that is served and not listed here is accepted by the API server and read by nobody. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute'].map((kind) => standard(kind, 'v1', [{}], GATEWAY_KINDS)),
  standard('ReferenceGrant', 'v1beta1', [{}], GATEWAY_KINDS),
  standard('TLSRoute', 'v1alpha2', [{}], GATEWAY_KINDS),
  standard('TLSRoute', 'v1', [{ from: '2.3' }], TLS_ROUTE_V1, GATEWAY_KINDS),
  standard('TLSRoute', 'v1alpha3', [{ from: '2.4' }], GATEWAY_KINDS),
  standard('TCPRoute', 'v1alpha2', [{}], GATEWAY_KINDS),
  standard('TCPRoute', 'v1', [{ from: '2.4' }], CONFORMANCE, GATEWAY_KINDS),
  standard('BackendTLSPolicy', 'v1alpha3', [{ below: '2.1' }], POLICIES_20),
  standard('BackendTLSPolicy', 'v1', [{ from: '2.1' }], POLICIES_21, GATEWAY_KINDS),
  own('Backend', [{}], BACKEND_CRD),
  own('BackendConfigPolicy', [{ from: '2.1' }], CONFIG_TYPES_21),
];
