import { type Evidence, evidence } from '../../gateway-api/evidence.ts';

/** Where the facts about Higress were read. */

const REPOSITORY = 'https://github.com/alibaba/higress';

function file(path: string, note?: string): Evidence {
  return evidence('source', `${REPOSITORY}/blob/v2.2.4/${path}`, note);
}

const GATEWAY = 'pkg/ingress/kube/gateway/istio';

export const POLICIES = file(
  `${GATEWAY}/backend_policies.go`,
  'Istio’s code with v1 types: policies become DestinationRules, with ports and ServiceEntries',
);
export const CONTROLLER = file(
  `${GATEWAY}/controller.go`,
  'which kinds are read, and that one gateway serves all Gateways',
);
export const CONVERSION = file(`${GATEWAY}/conversion.go`, 'routes, and what they may lead to');
export const DEPLOYMENT = file(
  'helm/core/templates/controller-deployment.yaml',
  'alpha APIs are on with global.enableGatewayAPI, and no webhook is registered',
);
export const RIGHTS = file('helm/core/templates/clusterrole.yaml', 'the gateway may list Secrets');
export const VALUES = file('helm/core/values.yaml', 'enableGatewayAPI and enableIstioAPI');
export const NOTES_224 = file('release-notes/2.2.4/README.md', 'Gateway API 1.6, and a newer fork of Istio');
export const MATRIX = evidence(
  'issue',
  'https://github.com/higress-group/higress-group.github.io/pull/540',
  'which version takes which Gateway API',
);
export const TLS = evidence(
  'source',
  'https://github.com/istio/istio/blob/1.27.0/pilot/pkg/networking/core/cluster_tls.go',
  'the code that Higress runs as “discovery”',
);
export const LOOK_UP = evidence(
  'source',
  'https://github.com/istio/istio/blob/1.27.0/pilot/pkg/model/push_context.go',
  'destinationRule: the proxy’s namespace, the service’s, the root namespace',
);
export const MERGING = evidence(
  'source',
  'https://github.com/istio/istio/blob/1.27.0/pilot/pkg/model/destination_rule.go',
);
export const VALIDATION = evidence(
  'source',
  'https://github.com/istio/istio/blob/1.27.0/pkg/config/validation/agent/validation.go',
  'ValidateTLS, which nobody asks here',
);
export const SECRETS = evidence(
  'source',
  'https://github.com/istio/istio/blob/1.27.0/pilot/pkg/xds/sds.go',
  'Secrets come from the namespace of the proxy',
);
export const PROTOCOLS = evidence(
  'docs',
  'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/',
  'gateways speak HTTP/1.1 to ports that do not say HTTP/2',
);
