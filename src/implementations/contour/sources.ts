import { type Evidence, evidence, tried } from '../../gateway-api/evidence.ts';

/** Where the facts about Contour were read. */

const REPOSITORY = 'https://github.com/projectcontour/contour';

/** A file of Contour at a tag. */
function file(path: string, note?: string): Evidence {
  return evidence('source', `${REPOSITORY}/blob/v1.33.6/${path}`, note);
}

/** What was asked of Contour itself: its DAG builder and the Envoy clusters that come of it. */
export const ASKED = tried(
  '2026-11-27',
  `${REPOSITORY}/blob/v1.33.8/internal/dag/builder.go`,
  'the DAG builder and cluster generator of Contour 1.33.8, 1.31.0 and 1.30.3, asked for the clusters of some hundred sets of manifests',
);
export const APP_PROTOCOL_SINCE = evidence(
  'source',
  `${REPOSITORY}/blob/v1.31.0/changelogs/CHANGELOG-v1.31.0.md`,
  'http and https as appProtocol',
);

export const PROCESSOR = file(
  'internal/dag/gatewayapi_processor.go',
  'computeBackendTLSPolicies: what a policy makes of a backend of an HTTPRoute',
);
export const GRPC = file('internal/dag/gatewayapi_processor.go', 'grpcClusters and setDefaultServiceProtocol');
export const STREAMS = file(
  'internal/dag/gatewayapi_processor.go',
  'clusters of TLSRoutes and TCPRoutes have no protocol',
);
export const PROTOCOLS = file(
  'internal/dag/accessors.go',
  'the values of appProtocol, and that they come before annotations',
);
export const ANNOTATIONS = file(
  'internal/annotation/annotations.go',
  'upstream-protocol by name or number of the port',
);
export const LOOKUP = file('internal/dag/cache.go', 'which policy is found for a port, and what a CA needs');
export const CLUSTERS = file('internal/envoy/v3/cluster.go', 'TLS for the protocols tls and h2');
export const AUTH = file('internal/envoy/v3/auth.go', 'what is checked, and SNI');
export const SERVE = file('cmd/contour/serve.go', 'the kinds that are watched, and --disable-feature');
export const MATRIX = evidence(
  'docs',
  'https://projectcontour.io/resources/compatibility-matrix/',
  'which release is built for which Gateway API',
);
export const CONFIGURATION = evidence(
  'docs',
  'https://projectcontour.io/docs/1.33/configuration/',
  'cluster.upstream-tls, for all backends',
);
export const CA_BYTES = evidence(
  'source',
  `${REPOSITORY}/blob/v1.33.8/internal/dag/dag.go`,
  'GetCACertificate: several CAs are put one behind the other',
);
