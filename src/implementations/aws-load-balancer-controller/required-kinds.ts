import type { Setting } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import { GATEWAY_API_GROUP, type GatewayApiKind, servedVersions } from '../../gateway-api/releases.ts';
import { watchedVersions } from '../fact.ts';
import type { LoadBalancer } from './load-balancer.ts';
import { watches } from './watches.ts';

type RequiredKind = GatewayApiKind | 'UDPRoute';

/**
 * Each load balancer's gateway controller needs all of its route kinds served in the version that it reads, those that
 * nobody uses included: from 3.2 it stays off otherwise, before its watches fail.
 */
const REQUIRED: { readonly [loadBalancer in LoadBalancer]: readonly RequiredKind[] } = {
  ALB: ['HTTPRoute', 'GRPCRoute'],
  NLB: ['TCPRoute', 'UDPRoute', 'TLSRoute'],
};

export interface MissingKind {
  readonly kind: string;
  /** The versions that the controller may read, as far as its own version is known. */
  readonly reads: readonly string[];
  readonly served: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** The kinds of which this cluster serves no version that the controller reads. */
export function missingKinds(loadBalancer: LoadBalancer, setting: Setting): readonly MissingKind[] {
  return REQUIRED[loadBalancer].flatMap((kind) => {
    const rows = watchedVersions(watches, GATEWAY_API_GROUP, kind, setting);
    const reads = rows.map((row) => row.apiVersion);
    const served = servedVersionsOf(kind, setting);
    if (reads.some((version) => served.includes(version))) return [];
    return [{ kind, reads, served, evidence: rows.flatMap((row) => row.evidence) }];
  });
}

/** UDPRoute is served exactly as TCPRoute is, in every release and channel. */
function servedVersionsOf(kind: RequiredKind, { gatewayApi }: Setting): readonly string[] {
  if (kind !== 'UDPRoute') return servedVersions(gatewayApi, kind);
  const missing = gatewayApi.missingKinds.includes('UDPRoute');
  return missing ? [] : servedVersions({ ...gatewayApi, missingKinds: [] }, 'TCPRoute');
}
