import type { Setting } from '../configuration/configuration.ts';
import { GATEWAY_API_GROUP, type GatewayApiKind, servedVersions } from '../gateway-api/releases.ts';
import { type Watch, watchedVersions } from './fact.ts';

/** The newest version of a kind that anybody knows: written where the cluster does not serve the kind at all. */
const LAST_RESORT: { readonly [kind in GatewayApiKind]: string } = {
  GatewayClass: 'v1',
  Gateway: 'v1',
  HTTPRoute: 'v1',
  GRPCRoute: 'v1',
  TLSRoute: 'v1',
  TCPRoute: 'v1',
  ReferenceGrant: 'v1beta1',
  BackendTLSPolicy: 'v1',
};

/**
 * The API version to write for a kind: one that is served and watched; else one that is served; else one that is
 * watched. Whether that is good enough is said by the findings of `servedFindings`.
 */
export function versionToWrite(setting: Setting, watches: readonly Watch[], kind: GatewayApiKind): string {
  const served = servedVersions(setting.gatewayApi, kind);
  const watched = watchedVersions(watches, GATEWAY_API_GROUP, kind, setting).map((row) => row.apiVersion);
  return served.find((version) => watched.includes(version)) ?? served[0] ?? watched[0] ?? LAST_RESORT[kind];
}
