import { type Evidence, evidence } from '../../gateway-api/evidence.ts';

/** Where the facts about NGINX Gateway Fabric were read. */

const REPOSITORY = 'https://github.com/nginx/nginx-gateway-fabric';
const GUIDE = 'https://docs.nginx.com/nginx-gateway-fabric';

/** A file of NGINX Gateway Fabric at a tag. */
export function file(tag: string, path: string, note?: string): Evidence {
  return evidence('source', `${REPOSITORY}/blob/${tag}/${path}`, note);
}

export function thread(kind: 'issues' | 'pull', number: number, note?: string): Evidence {
  return evidence('issue', `${REPOSITORY}/${kind}/${number}`, note);
}

const GRAPH = 'internal/controller/state/graph';

export const POLICIES = file('v2.6.7', `${GRAPH}/backend_tls_policy.go`, 'what a policy is refused for');
export const POLICIES_16 = file(
  'v1.6.2',
  'internal/mode/static/state/graph/backend_tls_policy.go',
  'ConfigMap is the only kind of CA',
);
export const BACKEND_REFS = file(
  'v2.6.7',
  `${GRAPH}/backend_refs.go`,
  'which policy holds for a backendRef, and when a rule is refused',
);
export const BACKEND_REFS_16 = file('v1.6.2', 'internal/mode/static/state/graph/backend_refs.go');
export const SECRETS = file('v2.6.7', 'internal/controller/state/resolver/secrets.go', 'types of Secret');
export const DATA_PLANE = file(
  'v2.6.7',
  'internal/controller/state/dataplane/configuration.go',
  'convertBackendTLS: the policy of each backend, and the file of system CAs',
);
export const SERVERS = file(
  'v2.6.7',
  'internal/controller/nginx/config/servers.go',
  'createProxyTLSFromBackends: one policy for all backends of a location',
);
export const TEMPLATE = file(
  'v2.6.7',
  'internal/controller/nginx/config/servers_template.go',
  'the directives that are written for a policy',
);
export const TLS_ROUTES = file('v2.6.7', `${GRAPH}/tlsroute.go`, 'one rule with one backendRef');
export const GATEWAYS = file('v2.6.7', `${GRAPH}/gateway.go`, 'spec.tls.backend');
export const MANAGER = file('v2.6.7', 'internal/controller/manager.go', 'the kinds that are watched, and the flags');
export const CHANGES = evidence('docs', `${REPOSITORY}/blob/main/CHANGELOG.md`, 'what came with which release');
export const SPECIFICATIONS = evidence(
  'docs',
  `${GUIDE}/overview/technical-specifications`,
  'which release is built for which Gateway API',
);
export const COMPATIBILITY = evidence('docs', `${GUIDE}/overview/gateway-api-compatibility`, 'fields by kind');
export const TLS_ROUTE_GUIDE = evidence(
  'docs',
  `${GUIDE}/traffic-management/tlsroute/index.md`,
  'Passthrough, and Terminate with plain TCP to the backend',
);
export const DEPTH = thread('pull', 5174, 'verify depth 4 from 2.6');
export const SECTIONS = thread('pull', 3871, 'sectionName and conflicts, from 2.2');
export const SECRET_CA = thread('pull', 3084, 'a Secret as CA');
export const TERMINATE = thread('pull', 5287, 'mode Terminate for TLSRoutes');
export const TLS_ROUTE_STANDARD = thread('issues', 4627, 'Gateway API 1.5: TLSRoute v1');
export const TCP_ROUTE = thread('pull', 4518, 'TCPRoute from 2.4');
export const TCP_ROUTE_V1 = thread('issues', 5640, 'TCPRoute v1 after 2.6');
export const ONE_POLICY = thread('issues', 1546, 'several policies in one rule: open');
export const EXTERNAL_NAMES = thread('pull', 3759, 'ExternalName Services from 2.2');
export const APP_PROTOCOLS = thread('pull', 3511, 'appProtocol from 2.1');
export const OPENSSL_ANCHORS = evidence(
  'docs',
  'https://docs.openssl.org/3.0/man1/openssl-verification-options/',
  'partial_chain, which nginx does not set',
);
export const NGINX_SSL = evidence(
  'docs',
  'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_ssl_verify',
  'the proxy_ssl directives',
);
