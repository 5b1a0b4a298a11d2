import { CA_KINDS } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { Fact, Feature, Outcome } from '../fact.ts';
import {
  CONCEPT,
  GRPC_ROUTES,
  HTTP_ROUTES,
  L4_ROUTES,
  NGINX,
  POLICIES,
  POLICY_TYPES,
  UPSTREAM_SCHEMA,
} from './sources.ts';

const NEVER =
  'APISIX never verifies the certificate of an HTTP or gRPC backend: its upstreams have no setting for it, and its nginx is not told to.';

const row = (
  id: string,
  feature: Feature,
  outcome: Outcome,
  claim: string,
  evidence: NonEmpty<Evidence>,
  through?: string,
): Fact => ({
  id,
  feature,
  outcome,
  claim,
  when: { versions: [{}] },
  evidence,
  ...(through === undefined ? {} : { through }),
});

export const facts: readonly Fact[] = [
  ...(['system', 'custom'] as const).map((mode) =>
    row(`mode-${mode}`, `mode-${mode}`, 'rejected', NEVER, [UPSTREAM_SCHEMA, NGINX]),
  ),
  row(
    'skip',
    'mode-skip',
    'honoured',
    'TLS by a BackendTrafficPolicy or by the port’s appProtocol; nothing else is possible.',
    [POLICY_TYPES, HTTP_ROUTES],
    'BackendTrafficPolicy.spec.scheme',
  ),
  ...CA_KINDS.map((kind) => row(`ca-${kind}`, `ca-${kind}`, 'rejected', NEVER, [UPSTREAM_SCHEMA, NGINX])),
  row('subject-alt-names', 'subject-alt-names', 'rejected', 'No name in a certificate is looked at.', [NGINX]),
  row('target-service', 'target-Service', 'honoured', 'A policy on the Service, or appProtocol of its port.', [
    POLICIES,
    HTTP_ROUTES,
  ]),
  row(
    'target-external-host',
    'target-ExternalHost',
    'rejected',
    'Routes of Gateway API take Services; an ApisixUpstream with a host name goes with an ApisixRoute only.',
    [CONCEPT],
  ),
  ...(['Gateway', 'HTTPRoute'] as const).map((kind) =>
    row(`target-${kind}`, `target-${kind}`, 'ignored', 'BackendTLSPolicy is not read, whatever its target.', [CONCEPT]),
  ),
  row('route-HTTPRoute', 'route-HTTPRoute', 'honoured', 'With the scheme https.', [HTTP_ROUTES]),
  row('route-GRPCRoute', 'route-GRPCRoute', 'honoured', 'With the scheme grpcs, by a BackendTrafficPolicy.', [
    GRPC_ROUTES,
    POLICY_TYPES,
  ]),
  ...(['TLSRoute', 'TCPRoute'] as const).map((kind) =>
    row(
      `route-${kind}`,
      `route-${kind}`,
      'unsure',
      'BackendTrafficPolicy has a scheme tls for connections without requests; whether it counts here, and in which version, has to be tried out.',
      [L4_ROUTES, POLICY_TYPES],
    ),
  ),
  row(
    'client-certificate',
    'client-certificate',
    'rejected',
    'Only an ApisixUpstream has one (tlsSecret), and only an ApisixRoute uses it; routes of Gateway API do not.',
    [CONCEPT, POLICY_TYPES],
  ),
  row('tls-versions', 'tls-versions', 'rejected', 'There is no setting for them.', [POLICY_TYPES, NGINX]),
  row(
    'scheme-default',
    'behaviour',
    'plaintext',
    'A BackendTrafficPolicy without scheme has the scheme http, and stands before appProtocol: one with timeouts alone takes encryption away.',
    [POLICY_TYPES, POLICIES, HTTP_ROUTES],
  ),
  row(
    'sni',
    'behaviour',
    'honoured',
    'SNI is the Host that the backend gets: the client’s with passHost pass, upstreamHost with rewrite, none with node.',
    [NGINX, POLICIES],
  ),
  row('tls-policy', 'behaviour', 'ignored', 'BackendTLSPolicy is accepted by the API server and read by nobody.', [
    CONCEPT,
  ]),
];
