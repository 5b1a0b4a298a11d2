import type { Evidence } from '../../gateway-api/evidence.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { Watch } from '../fact.ts';
import { CLIENT, CLIENT_35, CLIENT_36, CRD_PROVIDER, MIGRATION, MIGRATION_38 } from './sources.ts';

/** API group of Traefik's own kinds. */
export const TRAEFIK_GROUP = 'traefik.io';
/** API version in which all of its own kinds are written. */
export const TRAEFIK_API = `${TRAEFIK_GROUP}/v1alpha1`;

const standard = (
  kind: string,
  apiVersion: string,
  versions: Watch['versions'],
  ...evidence: NonEmpty<Evidence>
): Watch => ({ group: GATEWAY_API_GROUP, kind, apiVersion, versions, evidence });

/** What Traefik reads: a version that is served and not listed here is accepted by the API server and read by nobody. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute'].map((kind) => standard(kind, 'v1', [{}], CLIENT)),
  standard('ReferenceGrant', 'v1beta1', [{}], CLIENT),
  standard('GRPCRoute', 'v1', [{ from: '3.2' }], CLIENT, MIGRATION),
  standard('TLSRoute', 'v1alpha2', [{ below: '3.7' }], CLIENT_36),
  standard('TLSRoute', 'v1', [{ from: '3.7' }], CLIENT),
  standard('TCPRoute', 'v1alpha2', [{ below: '3.8' }], CLIENT),
  standard('TCPRoute', 'v1', [{ from: '3.8' }], MIGRATION_38),
  standard('BackendTLSPolicy', 'v1alpha3', [{ from: '3.2', below: '3.6' }], CLIENT_35, MIGRATION),
  standard('BackendTLSPolicy', 'v1', [{ from: '3.6' }], CLIENT_36),
  ...['TraefikService', 'ServersTransport'].map(
    (kind): Watch => ({
      group: TRAEFIK_GROUP,
      kind,
      apiVersion: 'v1alpha1',
      versions: [{}],
      evidence: [CRD_PROVIDER],
    }),
  ),
];
