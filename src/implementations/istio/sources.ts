import { type Evidence, evidence, tried } from '../../gateway-api/evidence.ts';

/** Where the facts about Istio were read. */

const REPOSITORY = 'https://github.com/istio/istio';
const SITE = 'https://istio.io/latest';

/** What was tried with istiod itself, as it was a few days before 1.31. */
export const TRIED = tried(
  '2026-11-27',
  `${REPOSITORY}/tree/eed52ebb66ad`,
  'istiod of 2026-08-27, on the way to 1.31: what it sends to a gateway for given manifests, and which statuses it writes',
);

/** A file of Istio at a tag. */
export function file(tag: string, path: string, note?: string): Evidence {
  return evidence('source', `${REPOSITORY}/blob/${tag}/${path}`, note);
}

export function thread(kind: 'issues' | 'pull', number: number, note?: string): Evidence {
  return evidence('issue', `${REPOSITORY}/${kind}/${number}`, note);
}

function notes(path: string, note?: string): Evidence {
  return evidence('docs', `${SITE}/news/${path}/`, note);
}

const NEWEST = '1.31.0-rc.0';

export const POLICIES = file(
  NEWEST,
  'pilot/pkg/config/kube/gateway/backend_policies.go',
  'policies become DestinationRules, with the SNI, the names that are listed, and the first CA reference',
);
export const POLICIES_127 = file(
  '1.27.0',
  'pilot/pkg/config/kube/gateway/backend_policies.go',
  'sectionName is not read, and only Services are targets',
);
export const TLS = file(
  NEWEST,
  'pilot/pkg/networking/core/cluster_tls.go',
  'names are checked by themselves only where neither SNI nor names are set',
);
export const LOOK_UP = file(
  NEWEST,
  'pilot/pkg/model/push_context.go',
  'destinationRule: the proxy’s namespace, the service’s, the root namespace',
);
export const SELECTING = file(
  NEWEST,
  'pilot/pkg/model/sidecar.go',
  'workloadSelector counts in the proxy’s own namespace',
);
export const MERGING = file(NEWEST, 'pilot/pkg/model/destination_rule.go', 'which rules become one');
export const VALIDATION = file(
  NEWEST,
  'pkg/config/validation/agent/validation.go',
  'ValidateTLS, asked by the webhook',
);
export const SECRETS = file(NEWEST, 'pilot/pkg/xds/sds.go', 'who may have which Secret; a CA needs no rights');
export const CONVERSION = file(
  NEWEST,
  'pilot/pkg/config/kube/gateway/conversion.go',
  'routes, and what they may lead to',
);
export const RULE_DOCS = evidence('docs', `${SITE}/docs/reference/config/networking/destination-rule/`);
export const ENTRY_DOCS = evidence('docs', `${SITE}/docs/reference/config/networking/service-entry/`);
export const GATEWAY_TASK = evidence('docs', `${SITE}/docs/tasks/traffic-management/ingress/gateway-api/`);
export const ORIGINATION_TASK = evidence(
  'docs',
  `${SITE}/docs/tasks/traffic-management/egress/egress-gateway-tls-origination/`,
  'Hostname as backend, and TLS towards it',
);
export const SUPPORTED = evidence('docs', `${SITE}/docs/releases/supported-releases/`, 'ends of life');
export const NOTES_126 = notes(
  'releases/1.26.x/announcing-1.26/change-notes',
  'BackendTLSPolicy behind a flag; ConfigMaps in credentialName',
);
export const NOTES_128 = notes(
  'releases/1.28.x/announcing-1.28/change-notes',
  'BackendTLSPolicy v1, sectionName, ServiceEntry as target',
);
export const NOTES_130 = notes('releases/1.30.x/announcing-1.30/upgrade-notes', 'Gateway API 1.5 is needed');
export const NOTES_1301 = notes('releases/1.30.x/announcing-1.30.1', 'istio.io/ignore-policy-attachment');
export const NOTES_131 = notes(
  'releases/1.31.x/announcing-1.31/change-notes',
  'a DestinationRule stands over policies for the same host',
);
export const ADVISORY = notes('security/istio-security-2026-006', 'sidecars fell back to plain text without a CA');
export const SNI_WITHOUT_NAMES = thread('issues', 35436, 'an SNI alone, and no name is checked');
export const SKIP = thread('pull', 45763, 'insecureSkipVerify');
export const MESH_WIDE = thread('issues', 60122, 'a policy for a gateway changed what the mesh does');
export const OVER_POLICY = thread('issues', 60358, 'a DestinationRule over a policy');
export const SHADOWING = thread(
  'issues',
  57719,
  'a rule with a workloadSelector hides those of the service’s namespace',
);
export const SAME_EXPORT = thread('issues', 58322, 'rules with and without selector that are exported alike');
export const SELECTORS_FIRST = thread('pull', 49057, 'rules with a workloadSelector come first');
export const SECRET_RIGHTS = thread('issues', 52728, 'a credential needs the right to list all Secrets');
export const CA_RIGHTS = thread('pull', 54732, 'a CA alone needs no rights');
export const TLSROUTE_V1 = thread('pull', 59309, 'TLSRoute v1');
export const TLS_BY_DEFAULT = thread('pull', 59693, 'TLS listeners without the flag');
export const TCPROUTE_V1 = thread('pull', 60766, 'TCPRoute v1 alone');
export const CONTROLLER = file(
  '1.28.0',
  'pilot/pkg/config/kube/gateway/controller.go',
  'which kinds are read, and which behind PILOT_ENABLE_ALPHA_GATEWAY_API',
);
export const CONTROLLER_127 = file('1.27.0', 'pilot/pkg/config/kube/gateway/controller.go');
export const CLIENT_CERTIFICATE = thread('issues', 61515, 'the Gateway’s own client certificate');
export const DEPLOYER = file(
  NEWEST,
  'manifests/charts/istio-control/istio-discovery/files/kube-gateway.yaml',
  'labels of the pods, and their ServiceAccount',
);
export const PROTOCOLS = evidence(
  'docs',
  'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/',
  'gateways speak HTTP/1.1 to ports that do not say HTTP/2',
);
