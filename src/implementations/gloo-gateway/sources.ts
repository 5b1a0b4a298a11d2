import { type Evidence, evidence } from '../../gateway-api/evidence.ts';

/** Where the facts about Gloo Gateway were read. */

const REPOSITORY = 'https://github.com/solo-io/gloo';

function file(ref: string, path: string, note?: string): Evidence {
  return evidence('source', `${REPOSITORY}/blob/${ref}/${path}`, note);
}

export const SSL = file('v1.21.13', 'projects/gloo/pkg/utils/ssl.go', 'what of sslConfig reaches Envoy');
export const SECRETS = file(
  'main',
  'projects/gloo/pkg/api/converters/kube/secretconverter.go',
  'a stored version: a Secret of type kubernetes.io/tls, with the CA as ca.crt',
);
export const STATIC = file(
  'main',
  'projects/gloo/pkg/plugins/static/plugin.go',
  'a stored version: TLS by itself on port 443; the address of a host in the place of sni',
);
export const UPSTREAM_CRD = file('v1.21.13', 'install/helm/gloo/crds/gloo.solo.io_v1_Upstream.yaml');
export const TRANSLATOR = file(
  '88193fea4dc1cab709912c088f76447fee338c42',
  'projects/gateway2/translator/testutils/inputs/tcp-routing/basic.yaml',
  'routes that are translated: HTTPRoute, TCPRoute, and TLSRoute that passes through',
);
export const CONFORMANCE = evidence(
  'test',
  'https://github.com/kubernetes-sigs/gateway-api/tree/main/conformance/reports',
  'Gloo Gateway 1.21.3 claims HTTPRoute alone, and no BackendTLSPolicy',
);
export const SUCCESSOR = evidence(
  'issue',
  'https://github.com/kgateway-dev/kgateway/issues/10637',
  'Upstream carries the TLS settings in Gloo Gateway',
);
export const UPSTREAM_GUIDE = evidence(
  'docs',
  'https://docs.solo.io/gateway/latest/traffic-management/destination-types/upstreams/',
);
export const VERSIONS = evidence('docs', 'https://docs.solo.io/gateway/latest/reference/versions/');
export const ONE_WAY = evidence(
  'source',
  'https://github.com/kgateway-dev/kgateway/blob/00469a0fb82bbcbad1addfc3498cb7d1005920fd/internal/kgateway/extensions2/plugins/backendconfigpolicy/tls.go',
  'code made from Gloo’s: oneWayTls takes the verification away',
);
