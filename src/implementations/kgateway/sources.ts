import { type Evidence, evidence } from '../../gateway-api/evidence.ts';

/** Where the facts about kgateway were read. */

const REPOSITORY = 'https://github.com/kgateway-dev/kgateway';

/** A file of kgateway at a commit or tag. */
function file(ref: string, path: string, note?: string): Evidence {
  return evidence('source', `${REPOSITORY}/blob/${ref}/${path}`, note);
}

function thread(kind: 'issues' | 'pull', number: number, note?: string): Evidence {
  return evidence('issue', `${REPOSITORY}/${kind}/${number}`, note);
}

function notes(tag: string, note?: string): Evidence {
  return evidence('docs', `${REPOSITORY}/releases/tag/${tag}`, note);
}

const PLUGINS = 'pkg/kgateway/extensions2/plugins';
const OLD_PLUGINS = 'internal/kgateway/extensions2/plugins';

export const POLICIES = file(
  '21271ae6157d409ce16c038102153728b0c3c307',
  `${PLUGINS}/backendtlspolicy/plugin.go`,
  'main after 2.4: how a policy becomes TLS settings; only the first CA reference',
);
export const POLICIES_21 = file(
  'b6b27ea517263cdb9be3ace3080e9414a19aa1c9',
  `${OLD_PLUGINS}/backendtlspolicy/plugin.go`,
  'as in 2.1: the first CA reference is read as a ConfigMap, whatever its kind',
);
export const POLICIES_20 = file(
  '3bcb298a387066424201dce5183281d98187b2f9',
  `${OLD_PLUGINS}/backendtlspolicy/plugin.go`,
  'as in 2.0: v1alpha3, the first target and the first CA reference; without one nothing happens',
);
export const POLICY_STATUS = file(
  '677f42f8b74e6117104a3216f97149afce6f4581',
  `${PLUGINS}/backendtlspolicy/helpers.go`,
  'conditions, and which of several policies wins',
);
export const CONFIG_TLS = file(
  '0beaba815ec8e738f9666179a49d60c65ea1617f',
  `${PLUGINS}/backendconfigpolicy/tls.go`,
  'BackendConfigPolicy.spec.tls: what is verified, and what is not',
);
export const CONFIG_TLS_21 = file(
  '7458bc63a76da4413e39ac7d3246133eda4c5275',
  `${OLD_PLUGINS}/backendconfigpolicy/tls.go`,
  'before 2.1.0',
);
export const CONFIG_TYPES_21 = file(
  '2ff42e77ce4ca7937cdcb2f1eeb29e5671584f99',
  'api/v1alpha1/backend_config_policy_types.go',
  'before 2.1.0, with other names for some fields',
);
export const CONFIG_CRD_22 = file(
  'v2.2.0',
  'install/helm/kgateway-crds/templates/gateway.kgateway.dev_backendconfigpolicies.yaml',
);
export const CONFIG_CRD = file(
  'v2.3.0',
  'install/helm/kgateway-crds/templates/gateway.kgateway.dev_backendconfigpolicies.yaml',
);
export const BACKEND_CRD = file('v2.3.0', 'install/helm/kgateway-crds/templates/gateway.kgateway.dev_backends.yaml');
export const TRANSLATOR = file(
  '0451ae1c489c7ac4c69ea21374064b2297888f96',
  'pkg/kgateway/translator/irtranslator/backend.go',
  'policies on a backend, one kind after the other; any error makes it a blackhole',
);
export const TRANSLATOR_21 = file(
  '03db479f802b5f02705a77c82a1c95179eadcd1e',
  'internal/kgateway/translator/irtranslator/backend.go',
  'the kinds of policies in no order, and of each kind the oldest first',
);
export const BACKEND_INDEX = file(
  '0412311c375e17b973ce5d3a052b5c42a7712535',
  'pkg/krtcollections/policy.go',
  'after 2.2: policies are looked up for the whole backend only; a backendRef to a Backend takes no port',
);
export const GATEWAY_KINDS = file(
  '128558ea2bed5d341aa31718a09e478ae3a7927c',
  'pkg/kgateway/wellknown/gwapi.go',
  'API versions that are watched',
);
export const CONFORMANCE = evidence(
  'test',
  'https://github.com/kubernetes-sigs/gateway-api/tree/main/conformance/reports/v1.6.1',
  'kgateway 2.4.0-rc.1: BackendTLSPolicy, its SANs, the Gateway’s client certificate, TLSRoute, TCPRoute',
);
export const CONFORMANCE_23 = evidence(
  'test',
  'https://github.com/kubernetes-sigs/gateway-api/tree/main/conformance/reports/v1.5.1',
  'kgateway 2.3.0-beta.3 does not claim BackendTLSPolicy',
);
export const SKIP = thread('pull', 11743, 'insecureSkipVerify');
export const SYSTEM_CA = thread('pull', 12149, 'wellKnownCACertificates in BackendConfigPolicy');
export const SECRET_CA = thread('pull', 13117, 'a Secret as CA of a BackendTLSPolicy');
export const POLICY_WINS = thread('pull', 14043, 'BackendTLSPolicy before BackendConfigPolicy, and merging');
export const ORDER_DOUBT = thread('pull', 12176, 'nobody is sure which of the two policies comes first');
export const GATEWAY_CERTIFICATE = thread('pull', 13705, 'Gateway.spec.tls.backend.clientCertificateRef');
export const TLS_GAPS = thread('issues', 12932, 'what of TLS is there in 2.1, and what is not');
export const ROUTE_TARGET = thread('issues', 14327, 'a policy on a route is Accepted, and does nothing');
export const OPTIONS = thread('pull', 14731, 'options of BackendTLSPolicy; open in September 2026');
export const DEFAULT_CA = thread('issues', 11852, 'a default for BackendConfigPolicy.spec.tls');
export const STALE_POLICY = thread('issues', 11146, 'a policy that is deleted and made again');
export const TLS_ROUTE_V1 = thread('issues', 13673, 'TLSRoute v1 beside v1alpha2');
export const NOTES_22 = notes('v2.2.0', 'KGW_ENABLE_EXPERIMENTAL_GATEWAY_API_FEATURES');
export const NOTES_224 = notes('v2.2.4', 'versions of Gateway API that are not supported');
export const NOTES_23 = notes('v2.3.0-beta.3', 'TLSRoute that ends TLS, GRPCRoute on HTTPS listeners');
export const RELEASES = evidence('docs', `${REPOSITORY}/releases`);
export const TLS_GUIDE = evidence('docs', 'https://kgateway.dev/docs/envoy/latest/security/backend-tls/');
export const DEBUG_GUIDE = evidence('docs', 'https://kgateway.dev/docs/envoy/latest/operations/debug/');
