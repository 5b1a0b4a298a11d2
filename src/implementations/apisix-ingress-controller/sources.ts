import { type Evidence, evidence } from '../../gateway-api/evidence.ts';

const CONTROLLER = 'https://github.com/apache/apisix-ingress-controller/blob';
const APISIX = 'https://github.com/apache/apisix/blob/master';

function file(path: string, note?: string): Evidence {
  return evidence('source', `${CONTROLLER}/2.2.0/${path}`, note);
}

export const POLICY_TYPES = file('api/v1alpha1/backendtrafficpolicy_types.go', 'scheme and passHost have defaults');
export const POLICIES = file('internal/adc/translator/policies.go', 'a policy sets the scheme');
export const HTTP_ROUTES = file('internal/adc/translator/httproute.go', 'appProtocol counts only without a scheme');
export const GRPC_ROUTES = file('internal/adc/translator/grpcroute.go');
export const L4_ROUTES = file('internal/adc/translator/tcproute.go');
export const CONCEPT = evidence(
  'docs',
  `${CONTROLLER}/2.2.0/docs/en/latest/concepts/gateway-api.md`,
  'BackendTLSPolicy is not among the kinds that are supported',
);
export const UPSTREAM_SCHEMA = evidence(
  'source',
  `${APISIX}/apisix/schema_def.lua`,
  'tls.verify of an upstream is for Kafka only',
);
export const NGINX = evidence('source', `${APISIX}/apisix/cli/ngx_tpl.lua`, 'proxy_ssl_name, and no proxy_ssl_verify');
