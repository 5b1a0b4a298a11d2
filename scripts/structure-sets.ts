/** One release whose CRD files are at hand: a folder of them, and what it is called. */
export interface StructureSet {
  /** Below the folder of CRDs; the id of the set at the same time. */
  readonly folder: string;
  /** `gateway-api`, or the id of the implementation. */
  readonly family: string;
  readonly release: string;
  readonly channel?: 'standard' | 'experimental';
  /** For people. */
  readonly says: string;
  /** Other minors of which this set is the nearest, where their number alone would not tell. */
  readonly nearestOf?: readonly string[];
}

const CHANNELS = ['standard', 'experimental'] as const;

function gatewayApi(release: string): readonly StructureSet[] {
  return CHANNELS.map((channel) => ({
    folder: `gateway-api/v${release}/${channel}`,
    family: 'gateway-api',
    release,
    channel,
    says: `Gateway API ${release}, ${channel} channel`,
  }));
}

/** The folders of one implementation: those of its releases, oldest first. */
function releases(family: string, name: string, folders: { readonly [folder: string]: Release }): StructureSet[] {
  return Object.entries(folders).map(([folder, { release, nearestOf }]) => ({
    folder: `${family}/${folder}`,
    family,
    release,
    says: `${name} ${release}`,
    ...(nearestOf === undefined ? {} : { nearestOf }),
  }));
}

interface Release {
  readonly release: string;
  readonly nearestOf?: readonly string[];
}

/** Folders that are called after their release. */
function named(...folders: readonly string[]): { readonly [folder: string]: Release } {
  return Object.fromEntries(folders.map((folder) => [folder, { release: folder.replace(/^v/, '') }]));
}

/**
 * Every set that structures are written from, oldest release first within a family. A set more is a line more.
 *
 * AWS: before 3.2 a TargetGroupConfiguration needs its targetReference, as in 2.17; from 3.2 on it may do without, as in
 * 3.4 (CRDs of the controller at these tags, read 2026-11-23).
 */
export const STRUCTURE_SETS: readonly StructureSet[] = [
  ...['1.2.1', '1.3.0', '1.4.1', '1.5.1', '1.6.1'].flatMap(gatewayApi),
  ...releases('envoy-gateway', 'Envoy Gateway', named('v1.5.9', 'v1.6.7', 'v1.7.5', 'v1.8.3', 'v1.9.0')),
  ...releases('aws-load-balancer-controller', 'AWS Load Balancer Controller', {
    'v2.17.1': { release: '2.17.1', nearestOf: ['3.0', '3.1'] },
    'v3.4.3': { release: '3.4.3', nearestOf: ['3.2', '3.3'] },
    'v3.5.0': { release: '3.5.0' },
  }),
  ...releases('agentgateway', 'agentgateway', named('v1.4.1')),
  ...releases('airlock-microgateway', 'Airlock Microgateway', named('5.1.5')),
  ...releases('apisix-ingress-controller', 'APISIX Ingress Controller', named('2.2.0')),
  ...releases('gke', 'GKE', named('2025-03-25')),
  ...releases('gloo-gateway', 'Gloo Gateway', named('v1.21.13')),
  ...releases('istio', 'Istio', named('1.30.3', '1.31.0-rc.0')),
  ...releases('kgateway', 'kgateway', {
    ...named('v2.2.0', 'v2.3.0'),
    'v2.4.0-approx-061bfeaff': { release: '2.4.0-pre' },
  }),
  ...releases('kong-operator', 'Kong Operator', named('v2.2.3')),
  ...releases('nginx-gateway-fabric', 'NGINX Gateway Fabric', named('v2.6.7')),
  ...releases('traefik', 'Traefik', {
    ...named('v3.6.24', 'v3.7.9'),
    'v3.8-pre-fd5a576df2': { release: '3.8.0-pre' },
  }),
];

/** Families whose folders hold every kind that a release has, of those that any of them holds: what is missing there is not in the release. */
export const COMPLETE_FAMILIES: readonly string[] = ['gateway-api'];
