import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { CONFORMANCE, TRANSLATOR, UPSTREAM_CRD } from './sources.ts';

/** API group of Gloo Gateway's own kinds. */
export const GLOO_GROUP = 'gloo.solo.io';

const standard = (kind: string, apiVersion: string, ...evidence: Watch['evidence']): Watch => ({
  group: GATEWAY_API_GROUP,
  kind,
  apiVersion,
  versions: [{}],
  evidence,
});

/** What Gloo Gateway reads. GRPCRoute and BackendTLSPolicy are not among it. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute'].map((kind) => standard(kind, 'v1', CONFORMANCE)),
  standard('ReferenceGrant', 'v1beta1', CONFORMANCE),
  standard('TCPRoute', 'v1alpha2', TRANSLATOR),
  standard('TLSRoute', 'v1alpha2', TRANSLATOR),
  { group: GLOO_GROUP, kind: 'Upstream', apiVersion: 'v1', versions: [{}], evidence: [UPSTREAM_CRD] },
];
