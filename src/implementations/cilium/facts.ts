import type { CaKind } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { Fact, Feature } from '../fact.ts';
import {
  CHECKS,
  CONFORMANCE,
  FAILS_CLOSED,
  GRPC_PLAIN,
  INGESTION,
  LOOKUP,
  MESH,
  NO_SKIP,
  POLICY_ADDED,
  REQUIRED_KIND,
  SANS_IGNORED,
  SECRET_REFUSED,
  SYSTEM_FIX,
  SYSTEM_PLAIN,
  TARGET_CHECKS,
  TLS_ROUTE,
} from './sources.ts';

/** What Cilium does with each choice of the form, and by itself. */

const row = (
  id: string,
  feature: Feature,
  outcome: Fact['outcome'],
  claim: string,
  ...evidence: NonEmpty<Evidence>
): Fact => ({ id, feature, outcome, claim, when: { versions: [{}] }, evidence });

const ca = (kind: CaKind, outcome: Fact['outcome'], claim: string, ...evidence: NonEmpty<Evidence>): Fact => ({
  ...row(`ca-${kind}`, `ca-${kind}`, outcome, claim, ...evidence),
  ...(outcome === 'honoured' ? { through: 'BackendTLSPolicy.spec.validation.caCertificateRefs' } : {}),
});

const CONFIG_MAPS_ONLY =
  'Only a ConfigMap is read. The policy gets Accepted False (NoValidCACertificate), and the backend is taken out.';

export const facts: readonly Fact[] = [
  row(
    'system-ca',
    'mode-system',
    'plaintext',
    'wellKnownCACertificates: System is Accepted, no condition says anything else, and the connection is not encrypted at all.',
    SYSTEM_PLAIN,
    SYSTEM_FIX,
  ),
  {
    ...row(
      'custom-ca',
      'mode-custom',
      'honoured',
      'Chain and host name are checked against the CAs in exactly one ConfigMap.',
      POLICY_ADDED,
      CHECKS,
    ),
    through: 'BackendTLSPolicy.spec.validation.caCertificateRefs',
  },
  row(
    'skip',
    'mode-skip',
    'rejected',
    'Cilium has no setting that leaves verification out. Only Envoy’s own configuration, written by hand into a CiliumEnvoyConfig, could.',
    NO_SKIP,
  ),
  ca(
    'ConfigMap',
    'honoured',
    'Exactly one, in the policy’s namespace, key ca.crt; a second one makes the policy invalid.',
    CHECKS,
  ),
  ca('PEM', 'honoured', 'A ConfigMap is written from it; several certificates are all trusted.', CHECKS),
  ca(
    'ClusterCA',
    'honoured',
    'The ConfigMap kube-root-ca.crt stands in every namespace. It fits the API server; another backend only if its certificate chains to the same CA.',
    CHECKS,
  ),
  ca('Secret', 'rejected', CONFIG_MAPS_ONLY, CHECKS, SECRET_REFUSED),
  ca('ClusterTrustBundle', 'rejected', CONFIG_MAPS_ONLY, CHECKS),
  row(
    'subject-alt-names',
    'subject-alt-names',
    'ignored',
    'The list is not looked at: the certificate has to be for the host name, whatever else is listed.',
    SANS_IGNORED,
    CONFORMANCE,
  ),
  {
    ...row(
      'target-service',
      'target-Service',
      'honoured',
      'A Service, or one of its ports by name, behind an HTTPRoute of a Gateway.',
      POLICY_ADDED,
      LOOKUP,
      CONFORMANCE,
    ),
    support: 'Extended',
  },
  row(
    'target-external-host',
    'target-ExternalHost',
    'rejected',
    'There is no kind for a host outside the cluster, and policies are for Services only.',
    LOOKUP,
  ),
  ...(['Gateway', 'HTTPRoute'] as const).map((kind) =>
    row(
      `target-${kind}`,
      `target-${kind}`,
      'ignored',
      `The API server accepts a BackendTLSPolicy on ${kind === 'Gateway' ? 'a Gateway' : 'an HTTPRoute'}; Cilium passes over every target that is no Service.`,
      LOOKUP,
    ),
  ),
  {
    ...row(
      'route-HTTPRoute',
      'route-HTTPRoute',
      'honoured',
      'The one kind of route that policies count for.',
      INGESTION,
      CONFORMANCE,
    ),
    support: 'Extended',
  },
  row(
    'route-GRPCRoute',
    'route-GRPCRoute',
    'plaintext',
    'A policy is ignored for the backends of a GRPCRoute, though route and policy look healthy: HTTP/2 without TLS is spoken to them.',
    GRPC_PLAIN,
    INGESTION,
  ),
  row(
    'route-TLSRoute',
    'route-TLSRoute',
    'rejected',
    'A TLSRoute can only pass the client’s TLS through: no listener terminates it, so there is no upstream TLS to set up.',
    TLS_ROUTE,
    CONFORMANCE,
  ),
  row(
    'route-TCPRoute',
    'route-TCPRoute',
    'ignored',
    'Policies are handed to HTTPRoutes alone: what clients send to a TCPRoute goes on as it is.',
    INGESTION,
  ),
  row(
    'client-certificate',
    'client-certificate',
    'ignored',
    'The Gateway’s field for it is not read, and the feature is not claimed.',
    CONFORMANCE,
    NO_SKIP,
  ),
  row(
    'tls-versions',
    'tls-versions',
    'rejected',
    'No field sets TLS versions towards backends; TLS 1.3 is the newest that is spoken.',
    NO_SKIP,
  ),
  row(
    'invalid-policy-closes',
    'behaviour',
    'rejected',
    'A backend whose policy is invalid is taken out of the route; without another one clients get 500. It is never spoken to in plain text for that.',
    FAILS_CLOSED,
    CHECKS,
  ),
  row('one-reference', 'behaviour', 'rejected', 'More than one CA reference makes the policy invalid.', CHECKS),
  row(
    'unknown-port',
    'behaviour',
    'rejected',
    'A sectionName that is no port’s name makes the policy invalid.',
    TARGET_CHECKS,
  ),
  row(
    'mesh-routes',
    'behaviour',
    'plaintext',
    'Routes whose parent is a Service, those of the mesh, get no policies.',
    MESH,
  ),
  row(
    'required-kind',
    'behaviour',
    'rejected',
    'Where the CRD of BackendTLSPolicy is missing when the operator starts, Gateway API is not served at all.',
    REQUIRED_KIND,
  ),
];
