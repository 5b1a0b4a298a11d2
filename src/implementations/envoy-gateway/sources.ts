import { type Evidence, evidence, tried } from '../../gateway-api/evidence.ts';

/** Where the facts about Envoy Gateway were read. */

const REPOSITORY = 'https://github.com/envoyproxy/gateway';
const SITE = 'https://gateway.envoyproxy.io';

/** A file of Envoy Gateway at a tag. */
export function file(tag: string, path: string, note?: string): Evidence {
  return evidence('source', `${REPOSITORY}/blob/${tag}/${path}`, note);
}

/** What Envoy Gateway's own tests hold. */
function testData(path: string, note?: string): Evidence {
  return evidence('test', `${REPOSITORY}/blob/v1.9.0/${path}`, note);
}

export function thread(kind: 'issues' | 'pull', number: number, note?: string): Evidence {
  return evidence('issue', `${REPOSITORY}/${kind}/${number}`, note);
}

/** What Envoy Gateway's translator made of manifests, as `egctl x translate` runs it. */
function translated(tag: string, path: string, question: string): Evidence {
  const note = `answer of the translator of Envoy Gateway ${tag.slice(1)}, which egctl x translate runs: ${question}`;
  return tried('2026-11-27', `${REPOSITORY}/blob/${tag}/${path}`, note);
}

export const POLICIES = file('v1.9.0', 'internal/gatewayapi/backendtlspolicy.go', 'how the settings are merged');
export const POLICIES_15 = file('v1.5.9', 'internal/gatewayapi/backendtlspolicy.go');
export const BACKENDS = file('v1.9.0', 'internal/gatewayapi/backend.go', 'what a Backend is refused for');
export const BACKEND_TYPES = file('v1.9.0', 'api/v1alpha1/backend_types.go');
export const TLS_TYPES = file('v1.9.0', 'api/v1alpha1/tls_types.go');
export const PROXY_TYPES = file('v1.9.0', 'api/v1alpha1/envoyproxy_types.go', 'backendTLS');
export const BACKEND_REFS = file('v1.9.0', 'internal/gatewayapi/validate.go', 'what a backendRef is refused for');
export const CLUSTERS = file('v1.9.0', 'internal/xds/translator/cluster.go', 'when the request’s Host is sent as SNI');
export const ROUTES = file('v1.9.0', 'internal/gatewayapi/route.go');
export const GATEWAY_INSTEAD = translated(
  'v1.9.0',
  'internal/gatewayapi/contexts.go',
  'a Gateway with tls.backend and an EnvoyProxy with backendTLS',
);
export const OWN_CLUSTERS = translated(
  'v1.9.0',
  'internal/ir/xds.go',
  'rules with a Service and a Backend, with refused backends, with backends of no weight, with filters',
);
export const OWN_CA = translated(
  'v1.9.0',
  'internal/gatewayapi/backend.go',
  'Backends without a CA under policies for some of their ports, and with an unreadable one under a policy that has another',
);
export const EXTERNAL_NAME = translated('v1.8.3', 'internal/gatewayapi/validate.go', 'routes to ExternalName Services');
export const PROXIES_MERGE = translated(
  'v1.8.3',
  'internal/gatewayapi/envoyproxy_merge.go',
  'a Gateway’s EnvoyProxy with mergeType over one of its class',
);
export const SYSTEM_STAYS = translated(
  'v1.8.3',
  'internal/gatewayapi/backendtlspolicy.go',
  'a Backend with wellKnownCACertificates under a policy with caCertificateRefs: the system’s CAs; in 1.9.0 the policy’s',
);
export const RESOLVER = translated(
  'v1.9.0',
  'internal/gatewayapi/route.go',
  'rules with a DynamicResolver beside another backend',
);
export const BACKEND_FILTERS = translated(
  'v1.9.0',
  'internal/gatewayapi/validate.go',
  'backendRefs with filters that mirror, redirect, and rewrite the path',
);
export const WITHOUT_GROUP = translated(
  'v1.9.0',
  'internal/gatewayapi/validate.go',
  'backendRefs to a Backend without group',
);
export const LISTENERS = file('v1.9.0', 'internal/gatewayapi/listener.go', 'which kinds of routes a listener takes');
export const TCP_NOT_PASSED = translated(
  'v1.9.0',
  'internal/gatewayapi/listener.go',
  'a TCPRoute at a listener that passes TLS through; the same with 1.8.3 and 1.7.0',
);
export const TERMINATED = translated(
  'v1.7.0',
  'internal/gatewayapi/route.go',
  'a TLSRoute at a listener that terminates TLS, with a policy on its Service',
);
export const ONE_RULE = translated(
  'v1.8.3',
  'internal/gatewayapi/route.go',
  'a TCPRoute v1alpha2 with two rules; the same with 1.7.0',
);
export const AS_TCP = translated(
  'v1.8.3',
  'internal/xds/translator/cluster.go',
  'a TLSRoute to a Backend with a CA and no sni: auto_sni_san_validation without an SNI; the same with 1.7.0, not with 1.9.0',
);
export const BACKEND_CRD_15 = file(
  'v1.5.9',
  'charts/gateway-helm/crds/generated/gateway.envoyproxy.io_backends.yaml',
  'spec.tls has CA sources and insecureSkipVerify, and nothing else',
);
export const SKIP_TEST = testData(
  'internal/gatewayapi/testdata/backend-with-skip-tls-verify.out.yaml',
  'a policy beside insecureSkipVerify leaves verification off',
);
export const BACKEND_TASK = evidence(
  'docs',
  `${SITE}/latest/tasks/traffic/backend/`,
  'switching Backend on, and its security considerations',
);
export const POLICY_TASK = evidence('docs', `${SITE}/latest/tasks/security/backend-tls/`);
export const PROXY_TASK = evidence('docs', `${SITE}/latest/tasks/operations/customize-envoyproxy/`);
export const MATRIX = evidence('docs', `${SITE}/news/releases/matrix/`, 'Gateway API version and end of life');
export const NOTES_16 = evidence('docs', `${SITE}/news/releases/notes/v1.6.0/`);
export const NOTES_17 = evidence('docs', `${SITE}/news/releases/notes/v1.7.0/`);
export const NOTES_18 = evidence('docs', `${SITE}/news/releases/notes/v1.8.0/`);
export const NOTES_182 = file('v1.8.3', 'release-notes/v1.8.2.yaml', 'ExternalName; the notes of 1.7.5 say the same');
export const NOTES_19 = evidence('docs', `${SITE}/news/releases/notes/v1.9.0/`);
export const TLS_13 = thread('issues', 9395, 'Envoy speaks TLS 1.2 at most to backends');
export const AUTO_SNI = thread('issues', 6901, 'SNI where none is set');
export const TERMINATION = thread('pull', 7676, 'TLSRoutes at listeners that terminate TLS, after 1.6 and in 1.7.0');
export const ENDPOINT_SNI = thread('pull', 9137, 'SNI from the name of the endpoint');
export const SKIP_ISSUE = thread('issues', 4595, 'skipping verification, and certificates without SAN');
export const CVE = evidence(
  'issue',
  'https://github.com/kubernetes/kubernetes/issues/103675',
  'CVE-2021-25740: endpoints in other people’s namespaces',
);
export const TRUST_BUNDLES = evidence(
  'docs',
  'https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#cluster-trust-bundles',
);
