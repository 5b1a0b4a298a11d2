import { type Evidence, evidence, tried } from '../../gateway-api/evidence.ts';

/** Where the facts about Traefik were read. 3.8 was read from the branch that it is made from. */

const REPOSITORY = 'https://github.com/traefik/traefik';
const MANUAL = 'https://doc.traefik.io/traefik';
export const NEXT = 'fd5a576df2';

/** A file of Traefik at a tag or commit. */
export function file(ref: string, path: string, note?: string): Evidence {
  return evidence('source', `${REPOSITORY}/blob/${ref}/${path}`, note);
}

const gateway = (ref: string, name: string, note?: string) =>
  file(ref, `pkg/provider/kubernetes/gateway/${name}`, note);
const crd = (name: string, note?: string) => file('v3.7.9', `pkg/provider/kubernetes/crd/${name}`, note);
const definitions = (ref: string, note?: string) =>
  file(ref, 'docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml', note);

export const HTTP_ROUTE = gateway('v3.7.9', 'httproute.go', 'policies, CA references, and the protocol of a port');
export const HTTP_ROUTE_NEXT = gateway(NEXT, 'httproute.go');
export const HTTP_ROUTE_31 = gateway('v3.1.7', 'httproute.go', 'no policies; port 443 and port names alone decide');
export const GRPC_ROUTE = gateway('v3.7.9', 'grpcroute.go', 'no policies; only appProtocol makes TLS');
export const GRPC_ROUTE_NEXT = gateway(NEXT, 'grpcroute.go', 'policies; Services only');
export const TLS_ROUTE = gateway('v3.7.9', 'tlsroute.go', 'servers are addresses without TLS');
export const TLS_ROUTE_NEXT = gateway(NEXT, 'tlsroute.go', 'loadTCPServersTransport');
export const TCP_ROUTE = gateway(NEXT, 'tcproute.go', 'no policies');
export const CLIENT = gateway('v3.7.9', 'client.go', 'what is watched');
export const CLIENT_35 = gateway('v3.5.6', 'client.go', 'what is watched, and what only with experimentalChannel');
export const CLIENT_36 = gateway('v3.6.24', 'client.go', 'what is watched');
export const ANNOTATIONS = gateway('v3.7.9', 'annotations.go', 'service.nativelb, and no other annotation of Services');
export const BACKEND_ADDRESSES = gateway('v3.7.9', 'kubernetes.go', 'getBackendAddresses');

/** What Traefik 3.7.13 did: its providers given manifests, and its transports real handshakes. */
export const TRIED_VERSIONS = tried(
  '2026-11-27',
  `${REPOSITORY}/blob/v3.7.13/pkg/server/service/transport.go`,
  'Traefik 3.7.13, handshakes with every minVersion and maxVersion; the same lines stand in 3.7.11 and 3.7.12',
);

export const TRIED = tried(
  '2026-11-27',
  `${REPOSITORY}/blob/v3.7.13/pkg/provider/kubernetes/crd/kubernetes.go`,
  'Traefik 3.7.13: its providers given manifests, and what they made of them real handshakes',
);

export const TRIED_LISTENERS = tried(
  '2026-11-27',
  `${REPOSITORY}/blob/v3.7.13/pkg/provider/kubernetes/gateway/kubernetes.go`,
  'Traefik 3.6.12 and 3.7.13 given TCPRoutes at TLS listeners; later ones were not tried',
);

/** What older ones did. */
export const TRIED_OLD = tried(
  '2026-11-27',
  `${REPOSITORY}/blob/v3.7.13/CHANGELOG.md`,
  'Traefik 3.2.0, 3.4.0, 3.5.0 and 3.6.12 given policies; read in 3.2.1, 3.2.3, 3.3.1 and 3.3.4; the changes are 11386 in 3.2.4 and 11586 in 3.3.5',
);

export const CRD_PROVIDER = crd('kubernetes.go', 'RegisterBackendFuncs, and how a ServersTransport is loaded');
export const CRD_HTTP = crd('kubernetes_http.go', 'scheme, serversTransport and ExternalName of an entry');
export const ROUND_TRIPPER = file('v3.7.9', 'pkg/server/service/roundtripper.go', 'TLS of a ServersTransport');
export const PEER_NAMES = file(NEXT, 'pkg/tls/tls.go', 'VerifyPeerCertificate: the chain, then one of the names');
export const DEFINITIONS = definitions('v3.7.9', 'ServersTransport: minVersion, maxVersion');
export const DEFINITIONS_36 = definitions('v3.6.24', 'ServersTransport: no TLS versions');
export const DEFINITIONS_NEXT = definitions(NEXT, 'ServersTransport: peerCertSANs');

export const SECRET_CA = evidence('issue', `${REPOSITORY}/pull/12480`, 'CA from a Secret');
export const ROOT_CAS = evidence('issue', `${REPOSITORY}/issues/11441`, 'before: CAs from Secrets alone');
export const MIGRATION = evidence(
  'docs',
  `${MANUAL}/migrate/v3/`,
  '3.2: BackendTLSPolicy; 3.4: rootCAs; 3.6: Gateway API 1.4',
);
export const MIGRATION_38 = evidence(
  'docs',
  `${MANUAL}/v3.8/migrate/v3/`,
  '3.8: Gateway API 1.6.1, TCPRoute v1, experimentalChannel without effect',
);
export const RELEASES = evidence('docs', `${MANUAL}/deprecation/releases/`, 'one minor is supported at a time');
export const CRD_MANUAL = evidence(
  'docs',
  `${MANUAL}/reference/install-configuration/providers/kubernetes/kubernetes-crd/`,
  'allowExternalNameServices, allowCrossNamespace',
);
export const GATEWAY_MANUAL = evidence(
  'docs',
  `${MANUAL}/reference/install-configuration/providers/kubernetes/kubernetes-gateway/`,
  'experimentalChannel, crossProviderNamespaces',
);
export const TRANSPORT_MANUAL = evidence(
  'docs',
  `${MANUAL}/reference/routing-configuration/kubernetes/crd/http/serverstransport/`,
);
export const GLOBAL_TRANSPORT = evidence(
  'docs',
  `${MANUAL}/reference/install-configuration/configuration-options/`,
  'serversTransport.insecureSkipVerify: for everything that has no ServersTransport',
);
export const GO_TLS = evidence(
  'docs',
  'https://pkg.go.dev/crypto/tls#Config',
  'ServerName, RootCAs, MinVersion: Go’s TLS, which Traefik uses',
);
export const HELM_VALUES = evidence(
  'source',
  'https://github.com/traefik/traefik-helm-chart/blob/master/traefik/values.yaml',
  'providers',
);
