import type { CaKind } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { Fact, Feature } from '../fact.ts';
import { CONFORMANCE, INCUBATING_48, KINDS, PARAMETERS_CRD, POLICY_51, POLICY_52, UPSTREAM_TLS_45 } from './sources.ts';

/** What Airlock Microgateway does with each choice of the form, by its documentation and its reports of conformance. */

const row = (
  id: string,
  feature: Feature,
  outcome: Fact['outcome'],
  claim: string,
  ...evidence: NonEmpty<Evidence>
): Fact => ({ id, feature, outcome, claim, when: { versions: [{}] }, evidence });

const POLICY = 'BackendTLSPolicy.spec.validation';

const ca = (kind: CaKind, outcome: Fact['outcome'], claim: string, ...evidence: NonEmpty<Evidence>): Fact =>
  row(`ca-${kind}`, `ca-${kind}`, outcome, claim, ...evidence);

const UNDOCUMENTED =
  'The documentation’s example has a ConfigMap, and does not say whether other kinds are read. The policy’s condition ResolvedRefs settles it.';

export const facts: readonly Fact[] = [
  {
    ...row(
      'system-ca',
      'mode-system',
      'honoured',
      'The public CAs of the Engine’s image, by the documentation; no test of conformance covers it.',
      POLICY_51,
      UPSTREAM_TLS_45,
    ),
    through: `${POLICY}.wellKnownCACertificates`,
    support: 'Implementation-specific',
  },
  {
    ...row(
      'custom-ca',
      'mode-custom',
      'honoured',
      'Chain and name are checked against the CA in a ConfigMap.',
      POLICY_51,
      CONFORMANCE,
    ),
    through: `${POLICY}.caCertificateRefs`,
  },
  row(
    'skip',
    'mode-skip',
    'rejected',
    'No field of the standard or of GatewayParameters leaves verification out.',
    PARAMETERS_CRD,
    POLICY_51,
  ),
  ca('ConfigMap', 'honoured', 'One ConfigMap in the policy’s namespace, key ca.crt.', POLICY_51, CONFORMANCE),
  ca('PEM', 'honoured', 'A ConfigMap is written from it.', POLICY_51, CONFORMANCE),
  ca(
    'ClusterCA',
    'honoured',
    'The ConfigMap kube-root-ca.crt stands in every namespace. It fits the API server; another backend only if its certificate chains to the same CA.',
    POLICY_51,
  ),
  ca('Secret', 'unsure', UNDOCUMENTED, POLICY_51, POLICY_52),
  ca('ClusterTrustBundle', 'unsure', UNDOCUMENTED, POLICY_51, POLICY_52),
  {
    ...row(
      'subject-alt-names',
      'subject-alt-names',
      'honoured',
      'One of the names has to be in the certificate; the host name is then sent as SNI and no longer checked.',
      CONFORMANCE,
      POLICY_51,
    ),
    through: `${POLICY}.subjectAltNames`,
    support: 'Extended',
  },
  {
    ...row(
      'target-service',
      'target-Service',
      'honoured',
      'A Service, or one of its ports by name.',
      POLICY_51,
      CONFORMANCE,
    ),
    support: 'Extended',
  },
  row(
    'target-external-host',
    'target-ExternalHost',
    'rejected',
    'Routes lead to Services only; no kind for a host outside the cluster is documented for them.',
    KINDS,
  ),
  ...(['Gateway', 'HTTPRoute'] as const).map((kind) =>
    row(
      `target-${kind}`,
      `target-${kind}`,
      'ignored',
      `A BackendTLSPolicy is documented for Services only. The API server accepts ${kind === 'Gateway' ? 'a Gateway' : 'an HTTPRoute'} as its target.`,
      POLICY_51,
    ),
  ),
  {
    ...row(
      'route-HTTPRoute',
      'route-HTTPRoute',
      'honoured',
      'The one kind of route that there is.',
      KINDS,
      CONFORMANCE,
    ),
    support: 'Extended',
  },
  ...(['GRPCRoute', 'TLSRoute', 'TCPRoute'] as const).map((kind) =>
    row(
      `route-${kind}`,
      `route-${kind}`,
      'rejected',
      `${kind}s are not read: neither the documentation nor any report of conformance has them.`,
      KINDS,
      CONFORMANCE,
    ),
  ),
  {
    ...row(
      'client-certificate',
      'client-certificate',
      'honoured',
      'The Gateway’s own field, or GatewayParameters where Gateway API has no such field. In 4.8 it is incubating.',
      INCUBATING_48,
      PARAMETERS_CRD,
      CONFORMANCE,
    ),
    through: 'Gateway.spec.tls.backend.clientCertificateRef',
    support: 'Extended',
  },
  row(
    'tls-versions',
    'tls-versions',
    'rejected',
    'No field for TLS versions towards backends is documented.',
    POLICY_51,
    PARAMETERS_CRD,
  ),
  row(
    'several-references',
    'behaviour',
    'unsure',
    'Whether more than one CA reference is taken is not documented.',
    POLICY_51,
  ),
  {
    ...row(
      'parameters-first',
      'behaviour',
      'honoured',
      'In 4.8 the client certificate in GatewayParameters comes before the Gateway’s.',
      INCUBATING_48,
    ),
    when: { versions: [{ below: '5.0' }] },
  },
  {
    ...row(
      'gateway-first',
      'behaviour',
      'honoured',
      'From 5.1 on the Gateway’s own client certificate comes before the one in GatewayParameters; which of them does in 5.0 is not known.',
      PARAMETERS_CRD,
    ),
    when: { versions: [{ from: '5.1' }] },
  },
];
