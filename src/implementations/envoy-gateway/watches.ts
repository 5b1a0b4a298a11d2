import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { BACKEND_TYPES, file, MATRIX, NOTES_19, PROXY_TYPES } from './sources.ts';

/** API group of Envoy Gateway's own kinds. */
export const ENVOY_GROUP = 'gateway.envoyproxy.io';
/** API version in which all of its own kinds are written. */
export const ENVOY_API = `${ENVOY_GROUP}/v1alpha1`;

/** What the controller sets up watches for. */
const controller = (tag: string) => file(tag, 'internal/provider/kubernetes/controller.go', 'watchResources');

const standard = (
  kind: string,
  apiVersion: string,
  versions: Watch['versions'],
  ...evidence: Watch['evidence']
): Watch => ({ group: GATEWAY_API_GROUP, kind, apiVersion, versions, evidence });

/** What Envoy Gateway reads: a version that is served and not listed here is accepted by the API server and read by nobody. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute'].map((kind) =>
    standard(kind, 'v1', [{}], controller('v1.9.0')),
  ),
  standard('ReferenceGrant', 'v1beta1', [{}], controller('v1.9.0')),
  standard('TLSRoute', 'v1alpha2', [{ below: '1.6' }], controller('v1.5.9')),
  standard('TLSRoute', 'v1alpha3', [{ from: '1.6', below: '1.8' }], controller('v1.7.5')),
  standard('TLSRoute', 'v1', [{ from: '1.8' }], controller('v1.8.3')),
  standard('TCPRoute', 'v1alpha2', [{ below: '1.9' }], controller('v1.8.3')),
  standard('TCPRoute', 'v1', [{ from: '1.9' }], controller('v1.9.0'), NOTES_19),
  standard('BackendTLSPolicy', 'v1alpha3', [{ from: '1.1', below: '1.6' }], controller('v1.5.9'), MATRIX),
  standard('BackendTLSPolicy', 'v1', [{ from: '1.6' }], controller('v1.9.0')),
  {
    group: ENVOY_GROUP,
    kind: 'Backend',
    apiVersion: 'v1alpha1',
    versions: [{ from: '1.1' }],
    evidence: [BACKEND_TYPES],
  },
  { group: ENVOY_GROUP, kind: 'EnvoyProxy', apiVersion: 'v1alpha1', versions: [{}], evidence: [PROXY_TYPES] },
];
