import { type Evidence, evidence } from '../../gateway-api/evidence.ts';

/** Where the facts about Kong’s controllers and its gateway were read. */

const CONTROLLER = 'https://github.com/Kong/kubernetes-ingress-controller';
const OPERATOR = 'https://github.com/Kong/kong-operator';
const GATEWAY = 'https://github.com/Kong/kong';
const DOCS = 'https://github.com/Kong/developer.konghq.com/blob/main';

/** A file of the ingress controller; the operator carries the same code below `ingress-controller/`. */
export function file(path: string, note?: string): Evidence {
  return evidence('source', `${CONTROLLER}/blob/main/${path}`, note);
}

export const RULES = file('internal/dataplane/translator/ingressrules.go', 'annotations, policy and CAs of a Service');
export const POLICY_CONTROLLER = file(
  'internal/controllers/gateway/backendtlspolicy_utils.go',
  'validation and status',
);
export const POLICY_WATCH = file('internal/controllers/gateway/backendtlspolicy_controller.go', 'reads v1alpha3');
export const FEATURE_GATES = file('FEATURE_GATES.md', 'GatewayAlpha is off unless switched on');
export const CA_CERTIFICATES = file('internal/dataplane/translator/translate_cacerts.go', 'id, keys, CA bit');
export const UPSTREAMS = file('internal/dataplane/kongstate/upstream.go', 'host-header');
export const ROUTES = file('internal/dataplane/kongstate/route.go', 'preserve-host');
export const HTTP_ROUTES = file('internal/dataplane/translator/subtranslator/httproute.go', 'preserve_host is true');
export const GRPC_ROUTES = file('internal/dataplane/translator/translate_grpcroute.go', 'protocol of the Service');
export const ALIASES = file('internal/gatewayapi/aliases.go', 'API versions');
export const OPERATOR_ALIASES = evidence(
  'source',
  `${OPERATOR}/blob/main/ingress-controller/internal/gatewayapi/aliases.go`,
  'API versions',
);
export const OPERATOR_CHANGES = evidence(
  'docs',
  `${OPERATOR}/blob/main/CHANGELOG.md`,
  'label selectors, hybrid gateways',
);
export const HYBRID_VERIFY = evidence('issue', `${OPERATOR}/issues/4097`, 'tls-verify in hybrid gateways');
export const HYBRID_DEPTH = evidence('issue', `${OPERATOR}/pull/4099`, 'tls-verify-depth in hybrid gateways');
export const HYBRID_CLIENT = evidence('issue', `${OPERATOR}/issues/4353`, 'client-cert in hybrid gateways');
export const NGINX = evidence('source', `${GATEWAY}/blob/master/kong/templates/nginx_kong.lua`, 'proxy_ssl_name');
export const STREAM = evidence(
  'source',
  `${GATEWAY}/blob/master/kong/templates/nginx_kong_stream.lua`,
  'no proxy_ssl_name',
);
export const HANDLER = evidence('source', `${GATEWAY}/blob/master/kong/runloop/handler.lua`, 'upstream_host');
export const NGINX_DEFAULT = evidence(
  'issue',
  `${GATEWAY}/issues/13657`,
  'tls_verify left out means the default of nginx',
);
export const VERIFY_314 = evidence('docs', `${DOCS}/app/_includes/upgrade/tls-verify-314.md`);
export const GUIDE = evidence('docs', `${DOCS}/app/_how-tos/kubernetes-ingress-controller/kic-verify-upstream-tls.md`);
export const ANNOTATIONS = evidence(
  'docs',
  'https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/',
);
export const SUPPORT = evidence(
  'docs',
  'https://developer.konghq.com/kubernetes-ingress-controller/version-compatibility/',
);
export const ROOT_CA_PUBLISHER = evidence(
  'source',
  'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/certificates/rootcacertpublisher/publisher.go',
  'puts the data back',
);
