import { type Evidence, evidence, gatewayApiFile } from '../../gateway-api/evidence.ts';

/** Where the facts about Cilium were read. No source of 1.20 itself was at hand: files are those of the main branch. */

const REPOSITORY = 'https://github.com/cilium/cilium';

function file(path: string, note: string): Evidence {
  return evidence('source', `${REPOSITORY}/blob/main/${path}`, note);
}

function thread(kind: 'issues' | 'pull', number: number, note: string): Evidence {
  return evidence('issue', `${REPOSITORY}/${kind}/${number}`, note);
}

export const CHECKS = file('operator/pkg/gateway-api/policychecks/backendtlspolicy.go', 'what a policy is refused for');
export const TARGET_CHECKS = file('operator/pkg/gateway-api/policychecks/policy_checks.go', 'Service and port name');
export const LOOKUP = file(
  'operator/pkg/gateway-api/helpers/backendtlspolicies.go',
  'the oldest policy of a section wins',
);
export const INGESTION = file('operator/pkg/model/ingestion/gateway.go', 'policies are handed to HTTPRoutes alone');
export const MESH = file('operator/pkg/model/ingestion/gamma.go', 'routes of the mesh get no policies');
export const GUIDE = evidence(
  'docs',
  `${REPOSITORY}/blob/main/Documentation/network/servicemesh/gateway-api/gateway-api.rst`,
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
