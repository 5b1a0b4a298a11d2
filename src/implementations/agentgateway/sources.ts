import { type Evidence, evidence, gatewayApiFile } from '../../gateway-api/evidence.ts';

/** Where the facts about agentgateway were read. */

const REPOSITORY = 'https://github.com/agentgateway/agentgateway';

function file(path: string, note?: string): Evidence {
  return evidence('source', `${REPOSITORY}/blob/v1.4.1/${path}`, note);
}

function thread(kind: 'issues' | 'pull', number: number, note?: string): Evidence {
  return evidence('issue', `${REPOSITORY}/${kind}/${number}`, note);
}

const PLUGINS = 'controller/pkg/agentgateway/plugins';

export const POLICY_TYPES = file('controller/api/v1alpha1/agentgateway/agentgateway_policy_types.go', 'BackendTLS');
export const STANDARD_POLICIES = file(`${PLUGINS}/backend_tls_plugin.go`, 'what becomes of a BackendTLSPolicy');
export const OWN_POLICIES = file(`${PLUGINS}/backend_policies.go`, 'translateBackendTLS');
export const COLLECTIONS = file(`${PLUGINS}/collection.go`, 'the API versions that are watched');
export const TARGETS = file('controller/pkg/agentgateway/utils/utils.go', 'a section of a Service is a number, else 0');
export const VERIFIER = file('crates/agentgateway/src/http/backendtls.rs', 'how the TLS client is built');
export const CONNECTOR = file('crates/agentgateway/src/client/mod.rs', 'which name is sent where none is given');
export const STREAMS = file('crates/agentgateway/src/proxy/tcpproxy.rs', 'backend TLS applies to every stream');
export const PRECEDENCE = file('crates/agentgateway/src/store/binds.rs', 'internal_backend_policies');
export const MERGING = evidence(
  'docs',
  'https://github.com/agentgateway/website/blob/main/content/docs/kubernetes/main/about/policies/target-merge.md',
  'precedence, and ties that are settled at random',
);
export const SELF_SIGNED = thread('issues', 680, 'self-signed certificates are refused');
export const TCP_ROUTE_V1 = thread('pull', 2389, 'TCPRoute v1 instead of v1alpha2');
export const HANGS_ON_16 = thread('issues', 2370, '1.3.1 on Gateway API 1.6, standard channel');
export const HANGS_BEFORE_16 = thread('issues', 2437, 'TCPRoute v1 on Gateway API 1.5 and older');
export const TLS_ROUTE_V1 = thread('issues', 1110, 'TLSRoute v1 since before 1.0.0');
export const SECRET_CA = thread('issues', 3414, 'a CA from a Secret is still asked for');
export const FAIL_CLOSED = thread('pull', 1926, 'a client certificate that cannot be had breaks the connection');
export const CONFORMANCE = evidence(
  'test',
  gatewayApiFile('main', 'conformance/reports'),
  'agentgateway 1.0.0, 1.1.0 and 1.3.1: BackendTLSPolicy, SANs and the Gateway’s client certificate',
);
export const RELEASES = evidence('docs', `${REPOSITORY}/releases`);
