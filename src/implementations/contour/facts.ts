import type { CaKind } from '../../configuration/configuration.ts';
import type { Fact } from '../fact.ts';
import {
  ANNOTATIONS,
  APP_PROTOCOL_SINCE,
  ASKED,
  AUTH,
  CA_BYTES,
  CLUSTERS,
  CONFIGURATION,
  GRPC,
  LOOKUP,
  MATRIX,
  PROCESSOR,
  PROTOCOLS,
  SERVE,
  STREAMS,
} from './sources.ts';

/** What Contour does with each choice of the form, the same in all versions that are offered. */

const every = { versions: [{}] } as const;
const BY_GRPC = { ...every, routes: ['GRPCRoute'] } as const;
const EXPERIMENTAL = 'BackendTLSPolicy v1alpha3, from the experimental channel of Gateway API';
const NO_GRPC =
  'Policies do nothing for a GRPCRoute: behind an HTTPS listener its backends get TLS that is not verified.';

const ca = (kind: CaKind, claim: string): Fact => ({
  id: `ca-${kind}`,
  feature: `ca-${kind}`,
  outcome: 'honoured',
  claim,
  through: 'BackendTLSPolicy.spec.validation.caCertificateRefs',
  when: every,
  evidence: [PROCESSOR, LOOKUP],
});

const choices: readonly Fact[] = [
  {
    id: 'system-ca',
    feature: 'mode-system',
    outcome: 'plaintext',
    claim:
      'A policy that says System is set aside with the status Accepted False, and the backend is spoken to as if it had none.',
    when: every,
    evidence: [PROCESSOR],
  },
  {
    id: 'custom-ca',
    feature: 'mode-custom',
    outcome: 'honoured',
    claim: 'Chain and host name are checked; no SNI is sent, and HTTP/1.1 is spoken.',
    through: 'BackendTLSPolicy.spec.validation.caCertificateRefs',
    needs: [EXPERIMENTAL],
    when: every,
    evidence: [PROCESSOR, CLUSTERS, AUTH],
  },
  {
    id: 'skip',
    feature: 'mode-skip',
    outcome: 'honoured',
    claim: 'The Service says that its port speaks TLS; without a policy for it nothing is checked.',
    through:
      'The annotation projectcontour.io/upstream-protocol.tls or .h2; from 1.31 on also Service.spec.ports[].appProtocol: https',
    when: every,
    evidence: [PROTOCOLS, ANNOTATIONS, CLUSTERS, ASKED],
  },
  ...(['mode-system', 'mode-custom'] as const).map(
    (feature): Fact => ({
      id: `${feature}-grpc`,
      feature,
      outcome: 'ignored',
      claim: NO_GRPC,
      when: BY_GRPC,
      evidence: [GRPC],
    }),
  ),
  ca(
    'ConfigMap',
    'One or more ConfigMaps in the policy’s namespace, with the CA under ca.crt; all of them are trusted.',
  ),
  ca('Secret', 'One or more Secrets in the policy’s namespace, with the CA under ca.crt; all of them are trusted.'),
  ca('PEM', 'A ConfigMap is written from it; several certificates are all trusted.'),
  ca(
    'ClusterCA',
    'The ConfigMap kube-root-ca.crt stands in every namespace. It fits the API server; another backend only if its certificate chains to the same CA.',
  ),
  {
    id: 'ca-ClusterTrustBundle',
    feature: 'ca-ClusterTrustBundle',
    outcome: 'plaintext',
    claim: 'Only ConfigMap and Secret are read. With another kind the policy is set aside.',
    when: every,
    evidence: [PROCESSOR],
  },
  {
    id: 'subject-alt-names',
    feature: 'subject-alt-names',
    outcome: 'ignored',
    claim: 'subjectAltNames is not read: the host name is checked, and nothing else.',
    when: every,
    evidence: [PROCESSOR],
  },
  {
    id: 'target-service',
    feature: 'target-Service',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'A BackendTLSPolicy on the Service, or on one of its ports by name.',
    when: every,
    evidence: [LOOKUP],
  },
  {
    id: 'target-external-host',
    feature: 'target-ExternalHost',
    outcome: 'rejected',
    claim:
      'There is no kind for a host outside the cluster. A Service of type ExternalName is refused unless Contour’s configuration allows it, and is none of the things that are written here.',
    when: every,
    evidence: [PROTOCOLS],
  },
  ...(['Gateway', 'HTTPRoute'] as const).map(
    (kind): Fact => ({
      id: `target-${kind}`,
      feature: `target-${kind}`,
      outcome: 'ignored',
      claim: `A BackendTLSPolicy on ${kind === 'Gateway' ? 'a Gateway' : 'an HTTPRoute'} is accepted by the API server; Contour looks for policies on Services only.`,
      when: every,
      evidence: [LOOKUP],
    }),
  ),
  {
    id: 'route-HTTPRoute',
    feature: 'route-HTTPRoute',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'The only route kind whose backends can be verified.',
    when: every,
    evidence: [PROCESSOR],
  },
  {
    id: 'route-GRPCRoute',
    feature: 'route-GRPCRoute',
    outcome: 'honoured',
    claim: 'Backends get HTTP/2, behind an HTTPS listener by TLS; they are never verified.',
    when: every,
    evidence: [GRPC, CLUSTERS],
  },
  ...(['TLSRoute', 'TCPRoute'] as const).map(
    (kind): Fact => ({
      id: `route-${kind}`,
      feature: `route-${kind}`,
      outcome: 'plaintext',
      claim: `Contour adds no TLS for a ${kind}, whatever policy or protocol its Services have: it passes on what the listener leaves of the client’s bytes.`,
      when: every,
      evidence: [STREAMS, CLUSTERS],
    }),
  ),
  {
    id: 'client-certificate',
    feature: 'client-certificate',
    outcome: 'ignored',
    claim: 'No client certificate is shown to backends of Gateway API’s routes.',
    when: every,
    evidence: [PROCESSOR],
  },
  {
    id: 'tls-versions',
    feature: 'tls-versions',
    outcome: 'rejected',
    claim: 'TLS versions are set for all verified backends at once, in Contour’s configuration file.',
    when: every,
    evidence: [CONFIGURATION, PROCESSOR],
  },
];

const behaviour = (id: string, claim: string, outcome: Fact['outcome'], evidence: Fact['evidence']): Fact => ({
  id,
  feature: 'behaviour',
  outcome,
  claim,
  when: every,
  evidence,
});

const behaviours: readonly Fact[] = [
  behaviour(
    'fails-open',
    'A policy with a CA that is missing, unreadable or of another kind is set aside, and so is one whose bundle holds anything but certificates: the backend is spoken to in plain text, or by TLS without verification where its Service says TLS.',
    'plaintext',
    [PROCESSOR, LOOKUP, ASKED],
  ),
  behaviour(
    'joined-cas',
    'The CAs of several references are put one behind the other as they are. Where one does not end its last line, Envoy cannot read the certificate after it, and takes over nothing of the backend.',
    'rejected',
    [CA_BYTES],
  ),
  behaviour(
    'no-sni',
    'No SNI is sent to backends: one that chooses its certificate by name shows its default one.',
    'ignored',
    [PROCESSOR, CLUSTERS],
  ),
  behaviour(
    'app-protocol',
    'appProtocol may be kubernetes.io/h2c or kubernetes.io/ws, from 1.31 on also http or https; with another one the backend is refused. Annotations count only where there is none.',
    'rejected',
    [PROTOCOLS, APP_PROTOCOL_SINCE, ASKED],
  ),
  {
    ...behaviour(
      'no-app-protocol-https',
      'Before 1.31 a backend whose appProtocol is http or https is refused.',
      'rejected',
      [APP_PROTOCOL_SINCE, ASKED],
    ),
    when: { versions: [{ below: '1.31' }] },
  },
  behaviour(
    'tcp-ports-only',
    'Of the ports with the number that a route names the first counts; where that one is not for TCP the backend is refused.',
    'rejected',
    [LOOKUP, ASKED],
  ),
  behaviour(
    'external-name',
    'A Service of type ExternalName is refused unless enableExternalNameService is set in Contour’s configuration.',
    'rejected',
    [PROTOCOLS, ASKED],
  ),
  behaviour('one-tcp-rule', 'A TCPRoute with more than one rule is refused whole (InvalidRouteRules).', 'rejected', [
    STREAMS,
    ASKED,
  ]),
  behaviour(
    'policy-wins',
    'A policy for the port verifies it, also where the Service says TLS by itself.',
    'honoured',
    [PROCESSOR],
  ),
  behaviour(
    'verified-http1',
    'To verified backends Contour speaks HTTP/1.1, whatever protocol the Service names; gRPC does not get through.',
    'ignored',
    [PROCESSOR, CLUSTERS],
  ),
  behaviour(
    'grpc-by-listener',
    'Where the Service names no protocol, backends of a GRPCRoute get HTTP/2 over TLS behind an HTTPS listener, and HTTP/2 in plain text behind an HTTP listener.',
    'honoured',
    [GRPC],
  ),
  behaviour(
    'no-conflicts',
    'Of two policies for the same port either may apply, the one that is set aside too; nobody says which.',
    'unsure',
    [LOOKUP, ASKED],
  ),
  behaviour(
    'kinds-needed',
    'Contour watches TLSRoute and TCPRoute v1alpha2 and BackendTLSPolicy v1alpha3: where the cluster does not serve one of them, it has to be started with --disable-feature for it.',
    'rejected',
    [SERVE, MATRIX],
  ),
];

/** Which Gateway API each release is built for and tested with. */
export const BUILT_FOR = [
  ['1.1', { below: '1.31' }],
  ['1.2', { from: '1.31', below: '1.33' }],
  ['1.3', { from: '1.33' }],
] as const;

const builds = BUILT_FOR.map(
  ([release, range]): Fact => ({
    id: `built-for-${release}`,
    feature: 'behaviour',
    outcome: 'honoured',
    claim: `Built for Gateway API ${release}, and tested with no other.`,
    when: { versions: [range] },
    evidence: [MATRIX],
  }),
);

export const facts: readonly Fact[] = [...choices, ...behaviours, ...builds];
