import { evidence, gatewayApiFile } from '../../gateway-api/evidence.ts';

/** Where the checks of the standard come from: Gateway API v1.6.1, unless said otherwise. */

const types = (file: string) => gatewayApiFile('v1.6.1', `apis/v1/${file}`);

export const POLICY_TYPES = evidence('source', types('backendtlspolicy_types.go'));
export const TARGET_TYPES = evidence('source', types('policy_types.go'), 'LocalPolicyTargetReferenceWithSectionName');
export const ROUTE_TYPES = evidence('source', types('httproute_types.go'), 'rules and backendRefs');
export const TLS_ROUTE_TYPES = evidence('source', types('tlsroute_types.go'), 'hostnames and rules');
export const TCP_ROUTE_TYPES = evidence('source', types('tcproute_types.go'), 'rules');
export const GATEWAY_TYPES = evidence('source', types('gateway_types.go'), 'listeners and GatewayBackendTLS');
export const GRANT_TYPES = evidence('docs', 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/');
export const GEP_1897 = evidence('docs', 'https://gateway-api.sigs.k8s.io/geps/gep-1897/');
export const GEP_1911 = evidence('docs', 'https://gateway-api.sigs.k8s.io/geps/gep-1911/', 'appProtocol');
export const CONFLICT_TEST = evidence(
  'test',
  gatewayApiFile('v1.6.1', 'conformance/tests/backendtlspolicy-conflict-resolution.go'),
);
export const PUBLIC_NAMES = evidence(
  'docs',
  'https://cabforum.org/resources/guidance-internal-names/',
  'public CAs issue no certificates for internal names',
);
export const CLUSTER_CA = evidence(
  'docs',
  'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
  'kube-root-ca.crt',
);
export const SERVICE_PORTS = evidence(
  'docs',
  'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
);
export const SAFE_UPGRADES = evidence(
  'source',
  gatewayApiFile('v1.6.1', 'config/crd/standard/gateway.networking.k8s.io_vap_safeupgrades.yaml'),
  'the admission policy that comes with the standard channel from v1.5',
);
