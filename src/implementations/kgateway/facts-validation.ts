import type { Fact } from '../fact.ts';
import {
  CONFIG_TLS,
  CONFIG_TLS_21,
  CONFIG_TYPES_21,
  CONFORMANCE,
  POLICIES,
  POLICIES_20,
  POLICIES_21,
  POLICY_STATUS,
  SECRET_CA,
  SKIP,
  TLS_GAPS,
} from './sources.ts';

/** What kgateway does with each way to validate, and each source of a CA. */

const every = { versions: [{}] } as const;
const since = (from: string) => ({ versions: [{ from }] }) as const;
const before = (below: string) => ({ versions: [{ below }] }) as const;
const in21 = { versions: [{ from: '2.1', below: '2.2' }] } as const;

export const modes: readonly Fact[] = [
  {
    id: 'system-ca',
    feature: 'mode-system',
    outcome: 'honoured',
    support: 'Implementation-specific',
    claim: 'The CAs of the proxy’s own image: the public ones, not the cluster’s.',
    through: 'wellKnownCACertificates: System',
    when: since('2.1'),
    evidence: [POLICIES_21, POLICIES, TLS_GAPS],
  },
  {
    id: 'system-ca-2.0',
    feature: 'mode-system',
    outcome: 'plaintext',
    claim: 'In 2.0 a policy without a CA reference does nothing at all, and gets no error.',
    when: before('2.1'),
    evidence: [POLICIES_20],
  },
  {
    id: 'custom-ca',
    feature: 'mode-custom',
    outcome: 'honoured',
    claim: 'Chain and names are checked against one CA object.',
    through: 'caCertificateRefs',
    when: since('2.1'),
    evidence: [POLICIES_21, POLICIES, CONFORMANCE],
  },
  {
    id: 'custom-ca-2.0',
    feature: 'mode-custom',
    outcome: 'ignored',
    claim: 'In 2.0 the chain is checked and the name in the certificate is not: any certificate of that CA passes.',
    when: before('2.1'),
    evidence: [POLICIES_20],
  },
  {
    id: 'skip',
    feature: 'mode-skip',
    outcome: 'honoured',
    claim: 'A BackendConfigPolicy on the Service or Backend: TLS to all of its ports, never verified.',
    through: 'BackendConfigPolicy.spec.tls.insecureSkipVerify',
    when: since('2.1'),
    evidence: [SKIP, CONFIG_TLS],
  },
  {
    id: 'skip-2.0',
    feature: 'mode-skip',
    outcome: 'rejected',
    claim: '2.0 has no BackendConfigPolicy, and nothing else that skips verification.',
    when: before('2.1'),
    evidence: [SKIP, POLICIES_20],
  },
];

export const cas: readonly Fact[] = [
  {
    id: 'ca-ConfigMap',
    feature: 'ca-ConfigMap',
    outcome: 'honoured',
    support: 'Core',
    claim: 'In the namespace of the policy, under the key ca.crt.',
    through: 'caCertificateRefs',
    when: every,
    evidence: [POLICIES, POLICIES_20],
  },
  {
    id: 'ca-PEM',
    feature: 'ca-PEM',
    outcome: 'honoured',
    claim: 'A ConfigMap is written from it; several certificates in it are all trusted.',
    when: every,
    evidence: [POLICIES, POLICIES_20],
  },
  {
    id: 'ca-ClusterCA',
    feature: 'ca-ClusterCA',
    outcome: 'honoured',
    claim:
      'The ConfigMap kube-root-ca.crt stands in every namespace. It fits the API server; another backend only if its certificate chains to the same CA.',
    when: every,
    evidence: [POLICIES, POLICIES_20],
  },
  {
    id: 'ca-Secret',
    feature: 'ca-Secret',
    outcome: 'honoured',
    support: 'Implementation-specific',
    claim: 'In the namespace of the policy, under the key ca.crt.',
    through: 'caCertificateRefs',
    when: since('2.2'),
    evidence: [SECRET_CA, POLICIES],
  },
  {
    id: 'ca-Secret-2.1',
    feature: 'ca-Secret',
    outcome: 'unsure',
    claim:
      'A BackendTLSPolicy of 2.1 takes any reference for a ConfigMap; a BackendConfigPolicy reads the Secret. What its fields are called in 2.1 is not settled: kubectl explain backendconfigpolicy.spec.tls tells.',
    through: 'BackendConfigPolicy.spec.tls.secretRef',
    when: in21,
    evidence: [POLICIES_21, CONFIG_TLS_21, CONFIG_TYPES_21],
  },
  {
    id: 'ca-Secret-2.0',
    feature: 'ca-Secret',
    outcome: 'rejected',
    claim: '2.0 takes any reference for a ConfigMap, and does not find it.',
    when: before('2.1'),
    evidence: [POLICIES_20],
  },
  {
    id: 'ca-ClusterTrustBundle',
    feature: 'ca-ClusterTrustBundle',
    outcome: 'rejected',
    claim:
      'Only ConfigMap and Secret are read: ResolvedRefs is False with InvalidKind, and the backend gets no connection.',
    when: every,
    evidence: [POLICIES, POLICY_STATUS],
  },
];
