import type { CaKind } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { Fact } from '../fact.ts';
import { behaviours } from './behaviours.ts';
import {
  BACKEND_TASK,
  BACKEND_TYPES,
  MATRIX,
  NOTES_18,
  POLICIES,
  POLICIES_15,
  POLICY_TASK,
  PROXY_TASK,
  PROXY_TYPES,
  ROUTES,
  SKIP_ISSUE,
  TERMINATED,
  TERMINATION,
  TLS_TYPES,
  TRUST_BUNDLES,
} from './sources.ts';

/** What Envoy Gateway does with each choice of the form. */

const every = { versions: [{}] } as const;
const BACKEND_ON = 'the Backend API switched on (enableBackend)';

const ca = (kind: CaKind, claim: string, from: string | null, ...evidence: NonEmpty<Evidence>): Fact[] => [
  {
    id: `ca-${kind}`,
    feature: `ca-${kind}`,
    outcome: 'honoured',
    claim,
    through: 'caCertificateRefs',
    when: { versions: [from === null ? {} : { from }] },
    evidence,
  },
];

const choices: readonly Fact[] = [
  {
    id: 'system-ca',
    feature: 'mode-system',
    outcome: 'honoured',
    support: 'Implementation-specific',
    claim: 'The CAs of Envoy’s own container image: the public ones, not the cluster’s.',
    through: 'wellKnownCACertificates: System',
    when: every,
    evidence: [POLICIES, POLICY_TASK],
  },
  {
    id: 'custom-ca',
    feature: 'mode-custom',
    outcome: 'honoured',
    claim: 'Chain and name are checked against the CAs of one or more references.',
    through: 'caCertificateRefs',
    when: every,
    evidence: [POLICIES, POLICY_TASK],
  },
  {
    id: 'skip-through-backend',
    feature: 'mode-skip',
    outcome: 'honoured',
    claim:
      'A Backend with insecureSkipVerify takes the Service’s place in the route: reached by DNS name, never verified.',
    through: 'Backend.spec.tls.insecureSkipVerify',
    needs: [BACKEND_ON],
    when: { versions: [{ from: '1.5' }] },
    evidence: [TLS_TYPES, SKIP_ISSUE, BACKEND_TASK],
  },
  ...ca(
    'ConfigMap',
    'In the namespace of the policy or Backend, under ca.crt or the only key there is.',
    null,
    POLICIES,
  ),
  ...ca('Secret', 'In the namespace of the policy or Backend, under ca.crt or the only key there is.', '1.1', POLICIES),
  ...ca(
    'ClusterTrustBundle',
    'Read as certificates.k8s.io/v1beta1, an API that the cluster has to have switched on; every certificate in it needs the CA bit.',
    '1.5',
    POLICIES,
    TRUST_BUNDLES,
  ),
  ...ca('PEM', 'A ConfigMap is written from it; several certificates are all trusted.', null, POLICIES),
  ...ca(
    'ClusterCA',
    'The ConfigMap kube-root-ca.crt stands in every namespace. It fits the API server; another backend only if its certificate chains to the same CA.',
    null,
    POLICIES,
  ),
  {
    id: 'subject-alt-names',
    feature: 'subject-alt-names',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'One of the names has to be in the certificate; the host name is then sent as SNI and no longer checked.',
    through: 'BackendTLSPolicy.spec.validation.subjectAltNames',
    when: { versions: [{ from: '1.5' }] },
    evidence: [POLICIES, POLICIES_15],
  },
  {
    id: 'target-service',
    feature: 'target-Service',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'A BackendTLSPolicy on the Service, or on one of its ports by name.',
    when: every,
    evidence: [POLICIES, POLICY_TASK],
  },
  {
    id: 'target-external-host',
    feature: 'target-ExternalHost',
    outcome: 'honoured',
    claim: 'A Backend names the host; the route refers to it instead of a Service.',
    through: 'Backend.spec.endpoints[].fqdn',
    needs: [BACKEND_ON],
    when: { versions: [{ from: '1.5' }] },
    evidence: [BACKEND_TASK, BACKEND_TYPES],
  },
  ...(['Gateway', 'HTTPRoute'] as const).map(
    (kind): Fact => ({
      id: `target-${kind}`,
      feature: `target-${kind}`,
      outcome: 'ignored',
      claim: `The API server accepts a BackendTLSPolicy on ${kind === 'Gateway' ? 'a Gateway' : 'an HTTPRoute'}; Envoy Gateway looks for policies on backends only, so it never matches and gets no status.`,
      when: every,
      evidence: [POLICIES, ROUTES],
    }),
  ),
  ...(['HTTPRoute', 'GRPCRoute', 'TCPRoute'] as const).map(
    (kind): Fact => ({
      id: `route-${kind}`,
      feature: `route-${kind}`,
      outcome: 'honoured',
      ...(kind === 'TCPRoute' ? {} : { support: 'Extended' }),
      claim:
        kind === 'TCPRoute'
          ? 'Envoy adds TLS to the bytes that clients send, so clients must not speak TLS to the backend themselves.'
          : 'Policies on Services and on Backends, and the TLS settings of Backends.',
      when: every,
      evidence: [ROUTES],
    }),
  ),
  {
    id: 'tlsroute-terminate',
    feature: 'route-TLSRoute',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'Where the listener terminates TLS, Envoy opens a TLS connection of its own to the backend.',
    when: { versions: [{ from: '1.7' }] },
    evidence: [TERMINATION, TERMINATED, ROUTES],
  },
  {
    id: 'tlsroute-passthrough-only',
    feature: 'route-TLSRoute',
    outcome: 'rejected',
    claim: 'Before 1.7 a TLSRoute can only pass the client’s TLS through, so there is no upstream TLS to set up.',
    when: { versions: [{ below: '1.7' }] },
    evidence: [TERMINATION, MATRIX],
  },
  {
    id: 'client-certificate',
    feature: 'client-certificate',
    outcome: 'honoured',
    claim:
      'Through EnvoyProxy in every version, through a Backend from 1.6, and through the Gateway itself from 1.8. Shown only to backends that are spoken to over TLS.',
    through: 'EnvoyProxy.spec.backendTLS.clientCertificateRef',
    when: { versions: [{ from: '1.1' }] },
    evidence: [PROXY_TYPES, PROXY_TASK, NOTES_18],
  },
  {
    id: 'tls-versions',
    feature: 'tls-versions',
    outcome: 'honoured',
    claim: 'For all backends of a Gateway through EnvoyProxy, or for one Backend from 1.6.',
    through: 'EnvoyProxy.spec.backendTLS.minVersion, maxVersion',
    when: { versions: [{ from: '1.1' }] },
    evidence: [PROXY_TYPES, TLS_TYPES],
  },
];

export const facts: readonly Fact[] = [...choices, ...behaviours];
