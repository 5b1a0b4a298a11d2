import type { CaKind } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { Fact } from '../fact.ts';
import { behaviours } from './behaviours.ts';
import {
  BACKEND_REFS,
  CHANGES,
  COMPATIBILITY,
  DATA_PLANE,
  EXTERNAL_NAMES,
  GATEWAYS,
  MANAGER,
  NGINX_SSL,
  POLICIES,
  POLICIES_16,
  SECRET_CA,
  SECRETS,
  TCP_ROUTE,
  TEMPLATE,
  TLS_ROUTE_GUIDE,
  TLS_ROUTES,
} from './sources.ts';

/** What NGINX Gateway Fabric does with each choice of the form. */

const every = { versions: [{}] } as const;
/** Routes whose bytes nginx passes on as they are. */
const STREAMS = ['TLSRoute', 'TCPRoute'] as const;
const THE_CLIENT_VERIFIES =
  'nginx does not encrypt to backends of TLSRoutes and TCPRoutes; with TLS passing through, the client checks the backend’s certificate.';
const CA = 'BackendTLSPolicy.spec.validation.caCertificateRefs';

const ca = (
  kind: CaKind,
  outcome: Fact['outcome'],
  claim: string,
  versions: Fact['when']['versions'],
  ...evidence: NonEmpty<Evidence>
): Fact => ({
  id: `ca-${kind}${outcome === 'honoured' ? '' : `-${outcome}`}`,
  feature: `ca-${kind}`,
  outcome,
  claim,
  ...(outcome === 'honoured' ? { through: CA } : {}),
  when: { versions },
  evidence,
});

const streams = (feature: Fact['feature'], claim = THE_CLIENT_VERIFIES): Fact => ({
  id: `${feature}-streams`,
  feature,
  outcome: 'unsure',
  claim,
  through: 'a TLS listener with mode Passthrough, or a TCP listener',
  when: { ...every, routes: STREAMS },
  evidence: [DATA_PLANE, TLS_ROUTE_GUIDE],
});

const authorities: readonly Fact[] = [
  ca('ConfigMap', 'honoured', 'One ConfigMap in the policy’s namespace, with the CA under ca.crt.', [{}], POLICIES),
  ca(
    'Secret',
    'honoured',
    'One Secret in the policy’s namespace, of type kubernetes.io/tls and with ca.crt beside certificate and key.',
    [{ from: '2.0' }],
    POLICIES,
    SECRETS,
    SECRET_CA,
  ),
  ca(
    'Secret',
    'rejected',
    'Before 2.0 a CA is read from a ConfigMap only.',
    [{ below: '2.0' }],
    POLICIES_16,
    SECRET_CA,
  ),
  ca('ClusterTrustBundle', 'rejected', 'Only ConfigMap and Secret are read; the policy is invalid.', [{}], POLICIES),
  ca('PEM', 'honoured', 'A ConfigMap is written from it; several certificates in it are all trusted.', [{}], POLICIES),
  ca(
    'ClusterCA',
    'honoured',
    'The ConfigMap kube-root-ca.crt stands in every namespace. It fits the API server; another backend only if its certificate chains to the same CA.',
    [{}],
    POLICIES,
  ),
  ...(['ConfigMap', 'Secret', 'ClusterTrustBundle', 'PEM', 'ClusterCA'] as const).map((kind) => streams(`ca-${kind}`)),
];

const choices: readonly Fact[] = [
  {
    id: 'system-ca',
    feature: 'mode-system',
    outcome: 'honoured',
    support: 'Implementation-specific',
    claim: 'The CAs of the nginx image: those of Alpine Linux. The UBI image has no such file.',
    through: 'wellKnownCACertificates: System',
    when: every,
    evidence: [DATA_PLANE, COMPATIBILITY],
  },
  {
    id: 'custom-ca',
    feature: 'mode-custom',
    outcome: 'honoured',
    claim: 'Chain and host name are checked against one CA reference.',
    through: CA,
    when: every,
    evidence: [POLICIES, TEMPLATE],
  },
  {
    id: 'skip',
    feature: 'mode-skip',
    outcome: 'rejected',
    claim:
      'Where nginx speaks TLS to a backend it verifies it: no field, annotation or snippet switches that off, and without a policy it speaks plain text.',
    when: every,
    evidence: [TEMPLATE, BACKEND_REFS],
  },
  ...(['mode-system', 'mode-custom', 'mode-skip'] as const).map((feature) => streams(feature)),
  ...authorities,
  {
    id: 'subject-alt-names',
    feature: 'subject-alt-names',
    outcome: 'ignored',
    claim: 'subjectAltNames is not read: the host name is checked, and nothing else.',
    when: every,
    evidence: [COMPATIBILITY, TEMPLATE],
  },
  {
    id: 'target-service',
    feature: 'target-Service',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'A BackendTLSPolicy on the Service, or from 2.2 on one of its ports by name.',
    when: every,
    evidence: [POLICIES, BACKEND_REFS],
  },
  {
    id: 'target-external-host',
    feature: 'target-ExternalHost',
    outcome: 'rejected',
    claim:
      'There is no kind for a host outside the cluster. From 2.2 on a Service of type ExternalName can lead there, with a dnsResolver in NginxProxy.',
    when: every,
    evidence: [BACKEND_REFS, EXTERNAL_NAMES],
  },
  ...(['Gateway', 'HTTPRoute'] as const).map(
    (kind): Fact => ({
      id: `target-${kind}`,
      feature: `target-${kind}`,
      outcome: 'ignored',
      claim: `A BackendTLSPolicy on ${kind === 'Gateway' ? 'a Gateway' : 'an HTTPRoute'} is accepted by the API server; policies are looked for by the names of Services.`,
      when: every,
      evidence: [BACKEND_REFS, DATA_PLANE],
    }),
  ),
  ...(['HTTPRoute', 'GRPCRoute'] as const).map(
    (kind): Fact => ({
      id: `route-${kind}`,
      feature: `route-${kind}`,
      outcome: 'honoured',
      support: 'Extended',
      claim: `Policies on Services that ${kind}s refer to.`,
      when: every,
      evidence: [BACKEND_REFS, TEMPLATE],
    }),
  ),
  {
    id: 'route-TLSRoute',
    feature: 'route-TLSRoute',
    outcome: 'honoured',
    claim: 'A TLSRoute passes the client’s TLS through to its one backend; policies on the Service do nothing there.',
    when: every,
    evidence: [TLS_ROUTES, DATA_PLANE, TLS_ROUTE_GUIDE],
  },
  {
    id: 'route-TCPRoute',
    feature: 'route-TCPRoute',
    outcome: 'honoured',
    claim: 'A TCPRoute passes on the bytes that the client sends; policies on the Service do nothing there.',
    needs: ['the experimental features of the controller switched on'],
    when: { versions: [{ from: '2.4' }] },
    evidence: [TCP_ROUTE, MANAGER],
  },
  {
    id: 'route-TCPRoute-before',
    feature: 'route-TCPRoute',
    outcome: 'rejected',
    claim: 'Before 2.4 TCPRoutes are not read.',
    when: { versions: [{ below: '2.4' }] },
    evidence: [TCP_ROUTE, CHANGES],
  },
  {
    id: 'client-certificate',
    feature: 'client-certificate',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'One certificate for all HTTP backends with TLS of a Gateway, from a Secret of type kubernetes.io/tls.',
    through: 'Gateway.spec.tls.backend.clientCertificateRef',
    when: { versions: [{ from: '2.3' }] },
    evidence: [GATEWAYS, TEMPLATE, CHANGES],
  },
  {
    id: 'client-certificate-before',
    feature: 'client-certificate',
    outcome: 'ignored',
    claim: 'Before 2.3 no client certificate is shown to backends.',
    when: { versions: [{ below: '2.3' }] },
    evidence: [CHANGES],
  },
  {
    id: 'client-certificate-other-routes',
    feature: 'client-certificate',
    outcome: 'ignored',
    claim:
      'Only HTTPRoutes show it: nothing of the kind is written for gRPC, and what passes through is the client’s own connection.',
    when: { ...every, routes: ['GRPCRoute', ...STREAMS] },
    evidence: [TEMPLATE],
  },
  {
    id: 'tls-versions',
    feature: 'tls-versions',
    outcome: 'rejected',
    claim: 'There is no field for TLS versions; they are those of nginx and OpenSSL.',
    when: every,
    evidence: [TEMPLATE, NGINX_SSL],
  },
];

export const facts: readonly Fact[] = [...choices, ...behaviours];
