import type { CaKind } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { Fact } from '../fact.ts';
import { behaviours } from './behaviours.ts';
import {
  CONTROLLER,
  CONVERSION,
  ENTRY_DOCS,
  LOOK_UP,
  NOTES_126,
  NOTES_128,
  NOTES_130,
  ORIGINATION_TASK,
  POLICIES,
  RULE_DOCS,
  SECRETS,
  SKIP,
  TCPROUTE_V1,
  TLS,
  TLS_BY_DEFAULT,
  TLSROUTE_V1,
} from './sources.ts';

/** What Istio does with each choice of the form. */

const every = { versions: [{}] } as const;
const FLAG = 'PILOT_ENABLE_ALPHA_GATEWAY_API=true in istiod';

const ca = (kind: CaKind, claim: string, through: string, ...evidence: NonEmpty<Evidence>): Fact => ({
  id: `ca-${kind}`,
  feature: `ca-${kind}`,
  outcome: 'honoured',
  claim,
  through,
  when: every,
  evidence,
});

/** The same before and after policies are read without a flag. */
const mode = (id: string, feature: 'mode-system' | 'mode-custom', claim: string, through: string): Fact[] => [
  {
    id,
    feature,
    outcome: 'honoured',
    support: feature === 'mode-custom' ? 'Core' : 'Implementation-specific',
    claim,
    through,
    when: { versions: [{ from: '1.28' }] },
    evidence: [POLICIES, TLS, NOTES_128],
  },
  {
    id: `${id}-flag`,
    feature,
    outcome: 'honoured',
    claim: `${claim} Before 1.28 policies are behind a flag; a DestinationRule needs none.`,
    through: 'DestinationRule.spec.trafficPolicy.tls',
    needs: [`${FLAG}, where it is a policy`],
    when: { versions: [{ below: '1.28' }] },
    evidence: [TLS, CONTROLLER, NOTES_126],
  },
];

const choices: readonly Fact[] = [
  ...mode(
    'system-ca',
    'mode-system',
    'The CAs of the proxy’s own image: the public ones, not the cluster’s.',
    'wellKnownCACertificates: System',
  ),
  ...mode('custom-ca', 'mode-custom', 'Chain and listed names are checked against one CA source.', 'caCertificateRefs'),
  {
    id: 'skip-through-rule',
    feature: 'mode-skip',
    outcome: 'honoured',
    claim: 'A DestinationRule for the gateway’s pods switches verification off, port by port.',
    through: 'DestinationRule.spec.trafficPolicy.portLevelSettings[].tls.insecureSkipVerify',
    when: every,
    evidence: [TLS, SKIP, RULE_DOCS, LOOK_UP],
  },
  ca(
    'ConfigMap',
    'One ConfigMap beside the policy, under ca.crt or cacert; a DestinationRule reads one beside it too.',
    'caCertificateRefs',
    POLICIES,
    NOTES_126,
  ),
  ca(
    'Secret',
    'Through a DestinationRule: a Secret in the gateway’s namespace, under ca.crt or cacert. A policy refuses Secrets.',
    'DestinationRule … credentialName',
    TLS,
    SECRETS,
    POLICIES,
  ),
  {
    id: 'ca-ClusterTrustBundle',
    feature: 'ca-ClusterTrustBundle',
    outcome: 'rejected',
    claim: 'Policies read ConfigMaps alone, and DestinationRules ConfigMaps and Secrets.',
    when: every,
    evidence: [POLICIES, SECRETS],
  },
  ca(
    'PEM',
    'A ConfigMap is written from it; several certificates in it are all trusted.',
    'caCertificateRefs',
    POLICIES,
  ),
  ca(
    'ClusterCA',
    'The ConfigMap kube-root-ca.crt stands in every namespace. It fits the API server; another backend only if its certificate chains to the same CA.',
    'caCertificateRefs',
    POLICIES,
  ),
  {
    id: 'subject-alt-names',
    feature: 'subject-alt-names',
    outcome: 'honoured',
    support: 'Extended',
    claim:
      'One of the names has to be in the certificate. Without a list no name is checked at all, so one is always written.',
    through: 'subjectAltNames',
    when: every,
    evidence: [POLICIES, TLS],
  },
  {
    id: 'target-service',
    feature: 'target-Service',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'A BackendTLSPolicy on the Service or one of its ports, or a DestinationRule for its host name.',
    when: every,
    evidence: [POLICIES, LOOK_UP],
  },
  {
    id: 'target-external-host',
    feature: 'target-ExternalHost',
    outcome: 'honoured',
    claim:
      'A ServiceEntry makes the host known, the route names it as a Hostname, and a policy on the entry (from 1.28) or a DestinationRule adds the TLS.',
    through: 'ServiceEntry and backendRef kind Hostname',
    when: every,
    evidence: [CONVERSION, ENTRY_DOCS, ORIGINATION_TASK, NOTES_128],
  },
  ...(['Gateway', 'HTTPRoute'] as const).map(
    (kind): Fact => ({
      id: `target-${kind}`,
      feature: `target-${kind}`,
      outcome: 'ignored',
      claim: `The API server accepts a BackendTLSPolicy on ${kind === 'Gateway' ? 'a Gateway' : 'an HTTPRoute'}; Istio says TargetNotFound and makes nothing of it.`,
      when: every,
      evidence: [POLICIES],
    }),
  ),
  ...(['HTTPRoute', 'GRPCRoute'] as const).map(
    (kind): Fact => ({
      id: `route-${kind}`,
      feature: `route-${kind}`,
      outcome: 'honoured',
      support: 'Extended',
      claim: 'TLS to backends is a matter of the destination, whatever route leads there.',
      when: every,
      evidence: [CONVERSION, TLS],
    }),
  ),
  {
    id: 'tlsroute-terminate',
    feature: 'route-TLSRoute',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'Where the listener terminates TLS, Envoy opens a TLS connection of its own to the backend.',
    when: { versions: [{ from: '1.30' }] },
    evidence: [TLSROUTE_V1, TLS_BY_DEFAULT, NOTES_130],
  },
  {
    id: 'tlsroute-passthrough-only',
    feature: 'route-TLSRoute',
    outcome: 'rejected',
    claim:
      'Before 1.30 a TLSRoute can only pass the client’s TLS through; a listener that terminates it takes TCPRoutes.',
    when: { versions: [{ below: '1.30' }] },
    evidence: [CONVERSION, CONTROLLER, NOTES_130],
  },
  {
    id: 'route-TCPRoute',
    feature: 'route-TCPRoute',
    outcome: 'honoured',
    claim:
      'Envoy adds TLS to the bytes that clients send, so clients must not speak TLS to the backend themselves. Read as v1alpha2 before 1.31 and as v1 from then on; the flag was needed in all versions that were read.',
    needs: [FLAG],
    when: every,
    evidence: [CONTROLLER, TCPROUTE_V1, TLS],
  },
  {
    id: 'client-certificate',
    feature: 'client-certificate',
    outcome: 'honoured',
    claim:
      'Through a DestinationRule, from a Secret in the gateway’s namespace; the CA is in the same Secret or beside it. The Gateway’s own field is not applied.',
    through: 'DestinationRule … tls.mode: MUTUAL',
    needs: ['the right to list Secrets for the gateway’s ServiceAccount'],
    when: every,
    evidence: [TLS, SECRETS, RULE_DOCS],
  },
  {
    id: 'tls-versions',
    feature: 'tls-versions',
    outcome: 'rejected',
    claim:
      'Envoy speaks TLS 1.2 and 1.3 to backends, and nothing says otherwise: neither policies, nor DestinationRules, nor the mesh’s defaults.',
    when: every,
    evidence: [TLS, RULE_DOCS],
  },
];

export const facts: readonly Fact[] = [...choices, ...behaviours];
