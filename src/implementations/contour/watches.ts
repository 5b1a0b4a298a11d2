import type { Setting } from '../../configuration/configuration.ts';
import { GATEWAY_API_GROUP, type GatewayApiKind, servedVersions } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { MATRIX, SERVE } from './sources.ts';

export const CONTROLLER = 'projectcontour.io/gateway-controller';

const watch = (kind: GatewayApiKind, apiVersion: string): Watch => ({
  group: GATEWAY_API_GROUP,
  kind,
  apiVersion,
  versions: [{}],
  evidence: [SERVE, MATRIX],
});

/** What Contour reads: a version that is served and not listed here is accepted by the API server and read by nobody. */
export const watches: readonly Watch[] = [
  ...(['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute'] as const).map((kind) => watch(kind, 'v1')),
  watch('ReferenceGrant', 'v1beta1'),
  watch('TLSRoute', 'v1alpha2'),
  watch('TCPRoute', 'v1alpha2'),
  watch('BackendTLSPolicy', 'v1alpha3'),
];

/** Kinds that Contour can do without, and how it is told so. */
const OPTIONAL = [
  ['TLSRoute', 'v1alpha2', 'tlsroutes'],
  ['GRPCRoute', 'v1', 'grpcroutes'],
  ['TCPRoute', 'v1alpha2', 'tcproutes'],
  ['BackendTLSPolicy', 'v1alpha3', 'backendtlspolicies'],
] as const;

/** The flags without which Contour does not start in this cluster. */
export function flagsFor({ gatewayApi }: Setting): readonly string[] {
  return OPTIONAL.flatMap(([kind, version, feature]) =>
    servedVersions(gatewayApi, kind).some((served) => served === version) ? [] : [`--disable-feature=${feature}`],
  );
}
