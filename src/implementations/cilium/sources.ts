import { type Evidence, evidence, gatewayApiFile, tried } from '../../gateway-api/evidence.ts';

/** Where the facts about Cilium were read: its own files are those of 1.20.2, and 1.20.0 and 1.20.1 were held against them. */

const REPOSITORY = 'https://github.com/cilium/cilium';

/** The day on which the files were read. */
const READ = '2026-11-27';

function file(path: string, note: string, version = 'v1.20.2'): Evidence {
  return { url: `${REPOSITORY}/blob/${version}/${path}`, seen: READ, kind: 'source', note };
}

function thread(kind: 'issues' | 'pull', number: number, note: string): Evidence {
  return evidence('issue', `${REPOSITORY}/${kind}/${number}`, note);
}

export const CHECKS = file('operator/pkg/gateway-api/policychecks/backendtlspolicy.go', 'what a policy is refused for');
/** What was asked of Cilium's operator itself: the Envoy configuration that it writes, and the conditions. */
export const ASKED = tried(
  READ,
  `${REPOSITORY}/blob/v1.20.2/operator/pkg/gateway-api/gateway_reconcile.go`,
  'the Gateway reconcilers of the operators 1.20.2 and 1.20.1, asked for the CiliumEnvoyConfig and the conditions of some hundred sets of manifests',
);
export const NAME_MATCHER = file(
  'operator/pkg/model/translation/envoy_cluster_mutator.go',
  'withTLSOrigination: the certificate is held against hostname',
);
export const NO_NAME_MATCHER = file(
  'operator/pkg/model/translation/envoy_cluster_mutator.go',
  'withTLSOrigination: an empty validation context beside the CA',
  'v1.20.1',
);
export const CLUSTERS = file(
  'operator/pkg/model/translation/envoy_cluster.go',
  'one cluster for each port of a Service; those of TLSRoutes come last',
);
export const RECONCILER = file(
  'operator/pkg/gateway-api/gateway_reconcile.go',
  'spec.infrastructure.parametersRef is not supported',
);
export const KINDS = file('operator/pkg/gateway-api/helpers/schemes.go', 'RequiredGVKs and AllOptionalKinds');
export const ROUTE_CHECKS = file(
  'operator/pkg/gateway-api/routechecks/route_checks.go',
  'which backends a route may have',
);
export const LOOKUP = file(
  'operator/pkg/gateway-api/helpers/backendtlspolicies.go',
  'the oldest policy of a section wins',
);
export const INGESTION = file('operator/pkg/model/ingestion/gateway.go', 'policies are handed to HTTPRoutes alone');
export const MESH = file('operator/pkg/model/ingestion/gamma.go', 'routes of the mesh get no policies');
export const GUIDE = evidence(
  'docs',
  `${REPOSITORY}/blob/v1.20.2/Documentation/network/servicemesh/gateway-api/gateway-api.rst`,
  'the kinds that are supported',
);
export const POLICY_ADDED = thread('pull', 43045, 'BackendTLSPolicy with a ConfigMap');
export const FAILS_CLOSED = thread('pull', 44743, 'backends with an invalid policy are taken out');
export const REQUIRED_KIND = thread('pull', 46031, 'the operator needs the BackendTLSPolicy CRD when it starts');
export const SYSTEM_PLAIN = thread('issues', 48307, 'System is accepted, and the connection is plain text');
export const SYSTEM_FIX = thread('pull', 48895, 'the fix, open when it was read');
export const GRPC_PLAIN = thread('issues', 48935, 'policies are ignored for GRPCRoute');
export const SANS_IGNORED = thread('issues', 47194, 'subjectAltNames are ignored');
export const SECRET_REFUSED = thread('issues', 47759, 'a CA from a Secret is refused');
export const TLS_ROUTE = thread('issues', 45796, 'no listener terminates TLS for a TLSRoute');
export const NO_SKIP = thread('issues', 45864, 'what is still asked for');
export const CONFORMANCE = evidence(
  'test',
  gatewayApiFile('main', 'conformance/reports/v1.6.1/cilium-cilium'),
  '1.20.0: BackendTLSPolicy, without SANs and client certificate',
);
export const RELEASES = evidence('docs', `${REPOSITORY}/releases`);
