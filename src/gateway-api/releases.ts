import type { Channel, GatewayApiRelease, GatewayApiSetting } from '../configuration/configuration.ts';
import { type Evidence, evidence, gatewayApiFile } from './evidence.ts';

/** Which API versions of each kind a Gateway API release serves, per channel; the preferred (newest) first. */

export const GATEWAY_API_GROUP = 'gateway.networking.k8s.io';
export const GATEWAY_API_KINDS = [
  'GatewayClass',
  'Gateway',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'ReferenceGrant',
  'BackendTLSPolicy',
] as const;
export type GatewayApiKind = (typeof GATEWAY_API_KINDS)[number];

type Served = { readonly [kind in GatewayApiKind]: readonly string[] };

const ALWAYS = {
  GatewayClass: ['v1', 'v1beta1'],
  Gateway: ['v1', 'v1beta1'],
  HTTPRoute: ['v1', 'v1beta1'],
  GRPCRoute: ['v1'],
} as const;
const NONE = { TLSRoute: [], TCPRoute: [], BackendTLSPolicy: [] } as const;

const SERVED: { readonly [release in GatewayApiRelease]: { readonly [channel in Channel]: Served } } = {
  '1.2': {
    standard: { ...ALWAYS, ...NONE, ReferenceGrant: ['v1beta1'] },
    experimental: {
      ...ALWAYS,
      TLSRoute: ['v1alpha2'],
      TCPRoute: ['v1alpha2'],
      ReferenceGrant: ['v1beta1'],
      BackendTLSPolicy: ['v1alpha3'],
    },
  },
  '1.3': {
    standard: { ...ALWAYS, ...NONE, ReferenceGrant: ['v1beta1'] },
    experimental: {
      ...ALWAYS,
      TLSRoute: ['v1alpha2'],
      TCPRoute: ['v1alpha2'],
      ReferenceGrant: ['v1beta1'],
      BackendTLSPolicy: ['v1alpha3'],
    },
  },
  '1.4': {
    standard: { ...ALWAYS, ...NONE, ReferenceGrant: ['v1beta1'], BackendTLSPolicy: ['v1'] },
    experimental: {
      ...ALWAYS,
      TLSRoute: ['v1alpha3', 'v1alpha2'],
      TCPRoute: ['v1alpha2'],
      ReferenceGrant: ['v1beta1'],
      BackendTLSPolicy: ['v1', 'v1alpha3'],
    },
  },
  '1.5': {
    standard: {
      ...ALWAYS,
      TLSRoute: ['v1'],
      TCPRoute: [],
      ReferenceGrant: ['v1', 'v1beta1'],
      BackendTLSPolicy: ['v1'],
    },
    experimental: {
      ...ALWAYS,
      TLSRoute: ['v1', 'v1alpha3', 'v1alpha2'],
      TCPRoute: ['v1alpha2'],
      ReferenceGrant: ['v1', 'v1beta1'],
      BackendTLSPolicy: ['v1', 'v1alpha3'],
    },
  },
  '1.6': {
    standard: {
      ...ALWAYS,
      TLSRoute: ['v1'],
      TCPRoute: ['v1'],
      ReferenceGrant: ['v1', 'v1beta1'],
      BackendTLSPolicy: ['v1'],
    },
    experimental: {
      ...ALWAYS,
      TLSRoute: ['v1', 'v1alpha3', 'v1alpha2'],
      TCPRoute: ['v1', 'v1alpha2'],
      ReferenceGrant: ['v1', 'v1beta1'],
      BackendTLSPolicy: ['v1', 'v1alpha3'],
    },
  },
};

const TAGS: { readonly [release in GatewayApiRelease]: string } = {
  '1.2': 'v1.2.1',
  '1.3': 'v1.3.0',
  '1.4': 'v1.4.1',
  '1.5': 'v1.5.1',
  '1.6': 'v1.6.1',
};

/** The newest patch of a release that the table was read from. */
export function tagOf(release: GatewayApiRelease): string {
  return TAGS[release];
}

/** API versions of `kind` that this cluster serves, newest first; empty where the kind is not installed. */
export function servedVersions(installed: GatewayApiSetting, kind: GatewayApiKind): readonly string[] {
  if (installed.missingKinds.includes(kind)) return [];
  return SERVED[installed.release][installed.channel][kind];
}

/** The Gateway field that holds the client certificate for backends; `null` where this release and channel has none. */
export function clientCertificateField({
  release,
  channel,
}: Pick<GatewayApiSetting, 'release' | 'channel'>): 'spec.backendTLS' | 'spec.tls.backend' | null {
  if (release === '1.2' || release === '1.3') return channel === 'experimental' ? 'spec.backendTLS' : null;
  return release === '1.4' && channel === 'standard' ? null : 'spec.tls.backend';
}

/** The CRD files of a release and channel, as evidence for what is served. */
export function servedEvidence(installed: GatewayApiSetting): Evidence {
  return evidence(
    'source',
    gatewayApiFile(tagOf(installed.release), `config/crd/${installed.channel}`),
    'spec.versions of each CRD',
  );
}
