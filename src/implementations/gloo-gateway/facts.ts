import type { CaKind } from '../../configuration/configuration.ts';
import type { Fact } from '../fact.ts';
import {
  CONFORMANCE,
  ONE_WAY,
  SECRETS,
  SSL,
  STATIC,
  SUCCESSOR,
  TRANSLATOR,
  UPSTREAM_CRD,
  UPSTREAM_GUIDE,
} from './sources.ts';

/** What Gloo Gateway 1.x does, alike in all of its minors that are offered. */

const when = { versions: [{}] } as const;

const noCa = (kind: CaKind): Fact => ({
  id: `ca-${kind}`,
  feature: `ca-${kind}`,
  outcome: 'rejected',
  claim: 'An Upstream reads its CA from a Secret of type kubernetes.io/tls, and from nothing else in the cluster.',
  when,
  evidence: [UPSTREAM_CRD, SECRETS],
});

const choices: readonly Fact[] = [
  {
    id: 'system-ca',
    feature: 'mode-system',
    outcome: 'unsure',
    claim:
      'There is no word for the system’s CAs: the file of the proxy’s image that holds them is named. /etc/ssl/certs/ca-certificates.crt is the usual one; looking for it in the proxy’s pod settles whether it is there.',
    through: 'Upstream.spec.sslConfig.sslFiles.rootCa',
    when,
    evidence: [SSL, UPSTREAM_CRD],
  },
  {
    id: 'custom-ca',
    feature: 'mode-custom',
    outcome: 'honoured',
    claim: 'Chain and names are checked against the CA in a Secret.',
    through: 'Upstream.spec.sslConfig.secretRef',
    when,
    evidence: [SSL, SECRETS],
  },
  {
    id: 'skip',
    feature: 'mode-skip',
    outcome: 'honoured',
    claim: 'An Upstream with TLS and without a CA verifies nothing.',
    through: 'Upstream.spec.sslConfig',
    when,
    evidence: [SSL],
  },
  ...(['ConfigMap', 'PEM', 'ClusterCA', 'ClusterTrustBundle'] as const).map(noCa),
  {
    id: 'ca-Secret',
    feature: 'ca-Secret',
    outcome: 'honoured',
    claim:
      'Of type kubernetes.io/tls, under ca.crt. Its tls.crt and tls.key can be empty; where they are not, they are shown to the backend.',
    through: 'Upstream.spec.sslConfig.secretRef',
    when,
    evidence: [SECRETS, SSL],
  },
  {
    id: 'subject-alt-names',
    feature: 'subject-alt-names',
    outcome: 'honoured',
    claim: 'One of the names has to be in the certificate, as a whole. That a URI is compared too is not settled.',
    through: 'Upstream.spec.sslConfig.verifySubjectAltName',
    when,
    evidence: [SSL],
  },
  {
    id: 'target-service',
    feature: 'target-Service',
    outcome: 'honoured',
    claim: 'An Upstream of type kube stands for one port of the Service; the route refers to it instead.',
    through: 'Upstream.spec.kube',
    when,
    evidence: [UPSTREAM_CRD, UPSTREAM_GUIDE],
  },
  {
    id: 'target-external-host',
    feature: 'target-ExternalHost',
    outcome: 'honoured',
    claim: 'An Upstream of type static names the host; the route refers to it.',
    through: 'Upstream.spec.static',
    when,
    evidence: [STATIC, UPSTREAM_GUIDE],
  },
  ...(['Gateway', 'HTTPRoute'] as const).map(
    (kind): Fact => ({
      id: `target-${kind}`,
      feature: `target-${kind}`,
      outcome: 'ignored',
      claim: 'Gloo Gateway 1.x reads no BackendTLSPolicy, whatever its target.',
      when,
      evidence: [CONFORMANCE, SUCCESSOR],
    }),
  ),
  {
    id: 'route-HTTPRoute',
    feature: 'route-HTTPRoute',
    outcome: 'honoured',
    claim: 'A backendRef of kind Upstream and group gloo.solo.io.',
    when,
    evidence: [UPSTREAM_GUIDE, CONFORMANCE],
  },
  {
    id: 'route-GRPCRoute',
    feature: 'route-GRPCRoute',
    outcome: 'rejected',
    claim: 'Gloo Gateway 1.x does not read GRPCRoutes: they get no status. gRPC goes through an HTTPRoute.',
    when,
    evidence: [CONFORMANCE, TRANSLATOR],
  },
  {
    id: 'route-TLSRoute',
    feature: 'route-TLSRoute',
    outcome: 'rejected',
    claim:
      'A TLSRoute passes the client’s TLS through; none of the project’s tests ends it, so there is no upstream TLS to set up.',
    when,
    evidence: [TRANSLATOR],
  },
  {
    id: 'route-TCPRoute',
    feature: 'route-TCPRoute',
    outcome: 'unsure',
    claim:
      'TCPRoutes are translated; the project’s tests have them lead to Services, and whether an Upstream works there a trial would settle.',
    when,
    evidence: [TRANSLATOR],
  },
  {
    id: 'client-certificate',
    feature: 'client-certificate',
    outcome: 'honoured',
    claim: 'In the Secret that holds the CA too, as tls.crt and tls.key.',
    through: 'Upstream.spec.sslConfig.secretRef',
    when,
    evidence: [SSL, SECRETS],
  },
  {
    id: 'tls-versions',
    feature: 'tls-versions',
    outcome: 'honoured',
    claim: 'For each Upstream.',
    through: 'Upstream.spec.sslConfig.parameters',
    when,
    evidence: [SSL, UPSTREAM_CRD],
  },
];

const behaviour = (
  id: string,
  claim: string,
  evidence: Fact['evidence'],
  outcome: Fact['outcome'] = 'ignored',
): Fact => ({
  id,
  feature: 'behaviour',
  outcome,
  claim,
  when,
  evidence,
});

export const facts: readonly Fact[] = [
  ...choices,
  behaviour(
    'no-policy',
    'Gloo Gateway 1.x reads no BackendTLSPolicy. Whatever one says, the connection stays as it is.',
    [CONFORMANCE, SUCCESSOR],
  ),
  behaviour(
    'names-need-ca',
    'verifySubjectAltName needs a CA; without one the Upstream is rejected.',
    [SSL],
    'rejected',
  ),
  behaviour(
    'sni-is-no-check',
    'sni is sent and checked against nothing; names are checked only where verifySubjectAltName lists them.',
    [SSL],
  ),
  behaviour(
    'address-is-sni',
    'In a static Upstream the address of each host is sent as SNI in the place of sslConfig.sni, unless the host has a sniAddr or autoSniRewrite is false.',
    [STATIC],
  ),
  behaviour(
    'tls-on-443',
    'A static Upstream with a host on port 443 speaks TLS by itself, unless useTls is false; it verifies nothing.',
    [STATIC],
  ),
  behaviour(
    'one-way-tls',
    'oneWayTls is not about certificates of the client alone: in code made from this one it takes the verification away.',
    [ONE_WAY, UPSTREAM_CRD],
  ),
  behaviour('tls-1.2-by-default', 'Without parameters Envoy speaks TLS 1.2 at most to backends.', [SSL], 'honoured'),
];
