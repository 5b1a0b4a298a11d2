import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { Fact, Feature, Outcome } from '../fact.ts';
import { KONG_ANNOTATIONS } from './annotations.ts';
import {
  ANNOTATIONS,
  CA_CERTIFICATES,
  FEATURE_GATES,
  GRPC_ROUTES,
  GUIDE,
  HANDLER,
  HTTP_ROUTES,
  NGINX,
  NGINX_DEFAULT,
  POLICY_CONTROLLER,
  POLICY_WATCH,
  ROOT_CA_PUBLISHER,
  ROUTES,
  RULES,
  STREAM,
  UPSTREAMS,
  VERIFY_314,
} from './sources.ts';

/** What Kong’s controllers do with each choice, the same for both of them. */

interface Rest {
  readonly through?: string;
  readonly needs?: NonEmpty<string>;
}

const row = (
  id: string,
  feature: Feature,
  outcome: Outcome,
  claim: string,
  evidence: NonEmpty<Evidence>,
  rest: Rest = {},
): Fact => ({ id, feature, outcome, claim, when: { versions: [{}] }, evidence, ...rest });

const choices: readonly Fact[] = [
  row(
    'system-ca',
    'mode-system',
    'honoured',
    'Through annotations alone, without a CA: the global trust store of Kong Gateway counts then, which has to be set to the system’s CAs. A BackendTLSPolicy that asks for it is dropped.',
    [RULES, NGINX_DEFAULT, GUIDE],
    {
      through: KONG_ANNOTATIONS.verify,
      needs: ['KONG_NGINX_PROXY_PROXY_SSL_TRUSTED_CERTIFICATE set in Kong Gateway'],
    },
  ),
  row(
    'custom-ca',
    'mode-custom',
    'honoured',
    'Chain and name are checked against the CAs that the Service’s annotations, or a BackendTLSPolicy, name.',
    [RULES, CA_CERTIFICATES, GUIDE],
    { through: KONG_ANNOTATIONS.caConfigMaps },
  ),
  row(
    'skip',
    'mode-skip',
    'honoured',
    'TLS by the protocol annotation, without verification. Kong Gateway 3.14 and later take that only with tls_certificate_verify off.',
    [ANNOTATIONS, VERIFY_314],
    { through: KONG_ANNOTATIONS.protocol },
  ),
  row('ca-ConfigMap', 'ca-ConfigMap', 'honoured', 'With two labels and an id; one certificate, which has the CA bit.', [
    CA_CERTIFICATES,
    GUIDE,
  ]),
  row('ca-Secret', 'ca-Secret', 'honoured', 'With a label and an id; one certificate, which has the CA bit.', [
    CA_CERTIFICATES,
    RULES,
  ]),
  row('ca-PEM', 'ca-PEM', 'honoured', 'A ConfigMap with labels and id is written from it; it takes one certificate.', [
    CA_CERTIFICATES,
  ]),
  row(
    'ca-ClusterTrustBundle',
    'ca-ClusterTrustBundle',
    'rejected',
    'Kong takes CAs from ConfigMaps and Secrets only.',
    [POLICY_CONTROLLER, RULES],
  ),
  row(
    'ca-ClusterCA',
    'ca-ClusterCA',
    'rejected',
    'Kong wants an id inside the CA’s ConfigMap, and Kubernetes takes back every change to kube-root-ca.crt: copy the certificate into a ConfigMap of its own.',
    [CA_CERTIFICATES, ROOT_CA_PUBLISHER],
  ),
  row(
    'subject-alt-names',
    'subject-alt-names',
    'rejected',
    'There is no annotation for them, and a BackendTLSPolicy with them is dropped: the host name is the one name that is checked.',
    [POLICY_CONTROLLER, ANNOTATIONS],
  ),
  row(
    'target-service',
    'target-Service',
    'honoured',
    'A Service as a whole: annotations know no ports, and a policy’s sectionName is not looked at.',
    [RULES],
  ),
  row(
    'target-external-host',
    'target-ExternalHost',
    'rejected',
    'A route takes Services only. What a Service of type ExternalName does was not looked up.',
    [RULES],
  ),
  ...(['Gateway', 'HTTPRoute'] as const).map((kind) =>
    row(
      `target-${kind}`,
      `target-${kind}`,
      'ignored',
      `The API server accepts a BackendTLSPolicy on ${kind === 'Gateway' ? 'a Gateway' : 'an HTTPRoute'}; Kong looks at Services only.`,
      [POLICY_CONTROLLER, POLICY_WATCH],
    ),
  ),
  row('route-HTTPRoute', 'route-HTTPRoute', 'honoured', 'By annotations and by BackendTLSPolicy.', [RULES, GUIDE]),
  row(
    'route-GRPCRoute',
    'route-GRPCRoute',
    'honoured',
    'By annotations only: a BackendTLSPolicy would set the protocol https, which is not gRPC.',
    [RULES, GRPC_ROUTES],
  ),
  ...(['TLSRoute', 'TCPRoute'] as const).map((kind) =>
    row(
      `route-${kind}`,
      `route-${kind}`,
      'unsure',
      'The protocol annotation tls encrypts, but the stream proxy has no name to send or to check; what a verification comes to there has to be tried out.',
      [STREAM, FEATURE_GATES],
      { needs: ['feature gate GatewayAlpha'] },
    ),
  ),
  row(
    'client-certificate',
    'client-certificate',
    'honoured',
    'A Secret beside the Service, named by the Service’s annotation; the Gateway’s own field is not read.',
    [RULES, ANNOTATIONS],
    { through: KONG_ANNOTATIONS.clientCertificate },
  ),
  row(
    'tls-versions',
    'tls-versions',
    'rejected',
    'No annotation sets them: they are a setting of nginx for all backends of the gateway.',
    [ANNOTATIONS, NGINX],
  ),
];

const behaviour = (id: string, outcome: Outcome, claim: string, evidence: NonEmpty<Evidence>, rest?: Rest): Fact =>
  row(id, 'behaviour', outcome, claim, evidence, rest);

const behaviours: readonly Fact[] = [
  behaviour(
    'policy-v1alpha3',
    'honoured',
    'BackendTLSPolicy is read as v1alpha3 alone, with the feature gate GatewayAlpha and the experimental CRDs; from Gateway API 1.4 on the standard ones do not serve that version, and the controller does not say so.',
    [POLICY_WATCH, FEATURE_GATES],
    { needs: ['feature gate GatewayAlpha', 'experimental CRDs of Gateway API'] },
  ),
  behaviour(
    'policy-fails-open',
    'plaintext',
    'A policy that Kong cannot do, or that shares its target with another, is dropped: the connection is then what it is without, mostly plain text.',
    [POLICY_CONTROLLER],
  ),
  behaviour('policy-needs-http-route', 'ignored', 'A policy counts only while an HTTPRoute leads to its Service.', [
    POLICY_CONTROLLER,
  ]),
  behaviour(
    'checked-name',
    'honoured',
    'SNI and checked name are the Host that the backend gets. An HTTPRoute keeps the client’s Host unless its annotation preserve-host is “false”; then host-header, or the policy’s hostname, counts.',
    [NGINX, HANDLER, HTTP_ROUTES, ROUTES, UPSTREAMS],
  ),
  behaviour(
    'one-entity-for-a-rule',
    'rejected',
    'Services of one rule need the same konghq.com annotations: otherwise the rule is left out.',
    [RULES],
  ),
  behaviour(
    'grpc-by-listener',
    'honoured',
    'Without a protocol annotation, a GRPCRoute’s backends are spoken to in TLS, unverified, unless the Gateway has an HTTP listener.',
    [GRPC_ROUTES],
  ),
  behaviour('ca-needs-verify', 'ignored', 'CA annotations without tls-verify "true" and a TLS protocol do nothing.', [
    RULES,
  ]),
  behaviour(
    'verify-by-default',
    'rejected',
    'Kong Gateway 3.14 and later verify by default and refuse tls-verify "false" unless tls_certificate_verify is off.',
    [VERIFY_314],
  ),
  behaviour(
    'ca-bit',
    'rejected',
    'A CA object takes one certificate, not expired, with the CA bit: a server’s own self-signed certificate mostly has none.',
    [CA_CERTIFICATES],
  ),
];

export const kongFacts: readonly Fact[] = [...choices, ...behaviours];
