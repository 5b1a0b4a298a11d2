import type { Evidence } from '../../gateway-api/evidence.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { Watch } from '../fact.ts';
import { CHANGES, file, MANAGER, TCP_ROUTE, TCP_ROUTE_V1, TLS_ROUTE_STANDARD } from './sources.ts';

/** API group of NGINX Gateway Fabric's own kinds. */
export const NGINX_GROUP = 'gateway.nginx.org';

export const CONTROLLER = 'gateway.nginx.org/nginx-gateway-controller';

const MANAGER_16 = file('v1.6.2', 'internal/mode/static/manager.go', 'the kinds that are watched');

const watch = (
  kind: string,
  apiVersion: string,
  versions: Watch['versions'],
  ...evidence: NonEmpty<Evidence>
): Watch => ({ group: GATEWAY_API_GROUP, kind, apiVersion, versions, evidence });

/** What NGINX Gateway Fabric reads: a version that is served and not listed here is accepted by the API server and read by nobody. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute'].map((kind) => watch(kind, 'v1', [{}], MANAGER, MANAGER_16)),
  // From 2.5 on v1 where it is served, else v1beta1.
  watch('ReferenceGrant', 'v1', [{ from: '2.5' }], MANAGER),
  watch('ReferenceGrant', 'v1beta1', [{}], MANAGER, MANAGER_16),
  watch('TLSRoute', 'v1', [{ from: '2.5' }], MANAGER, TLS_ROUTE_STANDARD),
  watch('TLSRoute', 'v1alpha2', [{ below: '2.5' }], MANAGER_16, TLS_ROUTE_STANDARD),
  watch('TCPRoute', 'v1alpha2', [{ from: '2.4' }], MANAGER, TCP_ROUTE, TCP_ROUTE_V1),
  watch('BackendTLSPolicy', 'v1', [{ from: '2.3' }], MANAGER, CHANGES),
  watch('BackendTLSPolicy', 'v1alpha3', [{ below: '2.3' }], MANAGER_16, CHANGES),
];
