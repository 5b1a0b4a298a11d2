import type { CaKind } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { Fact } from '../fact.ts';
import { behaviours } from './behaviours.ts';
import {
  CONFORMANCE,
  OWN_POLICIES,
  POLICY_TYPES,
  SECRET_CA,
  STANDARD_POLICIES,
  STREAMS,
  TCP_ROUTE_V1,
  VERIFIER,
} from './sources.ts';

/** What agentgateway does with each choice of the form. */

const every = { versions: [{}] } as const;

const ca = (kind: CaKind, outcome: Fact['outcome'], claim: string, ...evidence: NonEmpty<Evidence>): Fact => ({
  id: `ca-${kind}`,
  feature: `ca-${kind}`,
  outcome,
  claim,
  ...(outcome === 'honoured' ? { through: 'caCertificateRefs' } : {}),
  when: every,
  evidence,
});

const choices: readonly Fact[] = [
  {
    id: 'system-ca',
    feature: 'mode-system',
    outcome: 'honoured',
    support: 'Implementation-specific',
    claim: 'The CAs of the proxy’s own container image: the public ones, not the cluster’s.',
    through: 'wellKnownCACertificates: System',
    when: every,
    evidence: [STANDARD_POLICIES, VERIFIER],
  },
  {
    id: 'custom-ca',
    feature: 'mode-custom',
    outcome: 'honoured',
    claim:
      'Chain and name are checked against the CAs of ConfigMaps: several in a BackendTLSPolicy, one in its own kinds.',
    through: 'caCertificateRefs',
    when: every,
    evidence: [STANDARD_POLICIES, OWN_POLICIES],
  },
  {
    id: 'skip-through-policy',
    feature: 'mode-skip',
    outcome: 'honoured',
    claim: 'insecureSkipVerify, on the Service itself: All leaves out every check, Hostname that of the name alone.',
    through: 'AgentgatewayPolicy.spec.backend.tls.insecureSkipVerify',
    when: every,
    evidence: [POLICY_TYPES, OWN_POLICIES, VERIFIER],
  },
  ca(
    'ConfigMap',
    'honoured',
    'In the namespace of the policy or AgentgatewayBackend, under the key ca.crt and no other.',
    STANDARD_POLICIES,
    OWN_POLICIES,
  ),
  ca('PEM', 'honoured', 'A ConfigMap is written from it; several certificates are all trusted.', STANDARD_POLICIES),
  ca(
    'ClusterCA',
    'honoured',
    'The ConfigMap kube-root-ca.crt stands in every namespace. It fits the API server; another backend only if its certificate chains to the same CA.',
    STANDARD_POLICIES,
  ),
  ca(
    'Secret',
    'rejected',
    'A CA is read from a ConfigMap only. A policy that names a Secret gets InvalidKind, and every connection fails.',
    STANDARD_POLICIES,
    SECRET_CA,
  ),
  ca(
    'ClusterTrustBundle',
    'rejected',
    'A CA is read from a ConfigMap only. A policy that names a ClusterTrustBundle gets InvalidKind, and every connection fails.',
    STANDARD_POLICIES,
  ),
  {
    id: 'subject-alt-names',
    feature: 'subject-alt-names',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'One of the names has to be in the certificate; the host name is then sent as SNI and no longer checked.',
    through: 'BackendTLSPolicy.spec.validation.subjectAltNames',
    when: every,
    evidence: [STANDARD_POLICIES, VERIFIER, CONFORMANCE],
  },
  {
    id: 'target-service',
    feature: 'target-Service',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'A BackendTLSPolicy names a port by name or number, an AgentgatewayPolicy by number only.',
    when: every,
    evidence: [STANDARD_POLICIES, OWN_POLICIES, CONFORMANCE],
  },
  {
    id: 'target-external-host',
    feature: 'target-ExternalHost',
    outcome: 'honoured',
    claim:
      'An AgentgatewayBackend names the host and says how TLS is spoken to it; the route refers to it instead of a Service.',
    through: 'AgentgatewayBackend.spec.static, spec.policies.tls',
    when: every,
    evidence: [OWN_POLICIES, POLICY_TYPES],
  },
  {
    id: 'target-external-host-stream',
    feature: 'target-ExternalHost',
    outcome: 'unsure',
    claim:
      'The proxy can open a stream to an AgentgatewayBackend; whether the controller takes it as backend of a TLSRoute or TCPRoute has not been seen. The route’s condition ResolvedRefs settles it.',
    when: { versions: [{}], routes: ['TLSRoute', 'TCPRoute'] },
    evidence: [STREAMS],
  },
  ...(['Gateway', 'HTTPRoute'] as const).map(
    (kind): Fact => ({
      id: `target-${kind}`,
      feature: `target-${kind}`,
      outcome: 'ignored',
      claim: `A BackendTLSPolicy on ${kind === 'Gateway' ? 'a Gateway' : 'an HTTPRoute'} is logged as unsupported and skipped. An AgentgatewayPolicy with backend.tls can be attached there by hand, and then counts for every backend below it.`,
      when: every,
      evidence: [STANDARD_POLICIES, POLICY_TYPES],
    }),
  ),
  ...(['HTTPRoute', 'GRPCRoute', 'TLSRoute'] as const).map(
    (kind): Fact => ({
      id: `route-${kind}`,
      feature: `route-${kind}`,
      outcome: 'honoured',
      support: 'Extended',
      claim:
        kind === 'TLSRoute'
          ? 'Where the listener terminates TLS, a TLS connection of its own leads to the backend.'
          : 'TLS belongs to the backend, so every route that leads there uses it.',
      when: every,
      evidence: kind === 'TLSRoute' ? [STREAMS] : [OWN_POLICIES, CONFORMANCE],
    }),
  ),
  {
    id: 'route-TCPRoute',
    feature: 'route-TCPRoute',
    outcome: 'honoured',
    claim: 'TLS is added to the bytes that clients send, so clients must not speak TLS to the backend themselves.',
    when: every,
    evidence: [STREAMS, TCP_ROUTE_V1],
  },
  {
    id: 'client-certificate',
    feature: 'client-certificate',
    outcome: 'honoured',
    support: 'Extended',
    claim:
      'With a BackendTLSPolicy it is the Gateway’s, from its own namespace; with an AgentgatewayPolicy or AgentgatewayBackend their own, from theirs.',
    through: 'Gateway.spec.tls.backend.clientCertificateRef, or mtlsCertificateRef',
    when: every,
    evidence: [STANDARD_POLICIES, OWN_POLICIES, CONFORMANCE],
  },
  {
    id: 'tls-versions',
    feature: 'tls-versions',
    outcome: 'rejected',
    claim: 'TLS 1.2 and 1.3 are spoken to backends, and no field changes that.',
    when: every,
    evidence: [VERIFIER, POLICY_TYPES],
  },
];

export const facts: readonly Fact[] = [...choices, ...behaviours];
