import { evidence, gatewayApiFile } from '../../gateway-api/evidence.ts';
import type { Symptom } from '../../gateway-api/step.ts';

/** What goes wrong with every implementation, and how the standard has it said. */

const TYPES = evidence('source', gatewayApiFile('v1.6.1', 'apis/v1/backendtlspolicy_types.go'), 'conditions');
const test = (name: string) => evidence('test', gatewayApiFile('v1.6.1', `conformance/tests/${name}.go`));
const INVALID_CA = test('backendtlspolicy-invalid-ca-certificate-ref');

export const symptoms: readonly Symptom[] = [
  {
    cause: 'No controller takes the policy: its target is used by no route, or is not a Service.',
    status: 'The policy has no status.ancestors at all.',
    traffic: 'Plain text to the backend: mostly a 400 or an empty answer from a backend that expects TLS.',
    evidence: [TYPES],
  },
  {
    cause: 'sectionName is a number, or names no port of the Service.',
    status: 'None, or Accepted False with TargetNotFound.',
    traffic: 'Plain text to the backend.',
    evidence: [evidence('source', gatewayApiFile('v1.6.1', 'apis/v1/policy_types.go'), 'sectionName')],
  },
  {
    cause: 'The CA’s ConfigMap is missing, or has no usable certificate under ca.crt.',
    status: 'Accepted False/NoValidCACertificate, ResolvedRefs False/InvalidCACertificateRef.',
    traffic: '500, 502 or 503 for every request.',
    evidence: [TYPES, INVALID_CA],
  },
  {
    cause: 'The CA is of a kind that this implementation does not read, such as a Secret.',
    status: 'Accepted False/NoValidCACertificate, ResolvedRefs False/InvalidKind.',
    traffic: '500, 502 or 503 for every request.',
    evidence: [TYPES, test('backendtlspolicy-invalid-kind')],
  },
  {
    cause: 'The backend’s certificate is signed by another CA, or has other names.',
    status: 'None: the policy stays Accepted True, since only the handshake shows it.',
    traffic: '500, 502 or 503 for every request; the gateway’s log names the failed verification.',
    evidence: [test('backendtlspolicy')],
  },
  {
    cause: 'Another policy for the same target is older.',
    status: 'Accepted False/Conflicted.',
    traffic: 'As the older policy says.',
    evidence: [TYPES, test('backendtlspolicy-conflict-resolution')],
  },
  {
    cause: '“System” CAs, a field or an option that this implementation does not have.',
    status: 'Accepted False/Invalid.',
    traffic: '500, 502 or 503 for every request: the standard forbids plain text in its place.',
    evidence: [TYPES, evidence('docs', 'https://gateway-api.sigs.k8s.io/geps/gep-1897/')],
  },
  {
    cause: 'The backend is in another namespace than its route, without a ReferenceGrant.',
    status: 'On the route: ResolvedRefs False/RefNotPermitted.',
    traffic: '500 for every request of the rule.',
    evidence: [evidence('docs', 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/')],
  },
  {
    cause: 'The client certificate’s Secret is missing, of another type, or not granted.',
    status: 'On the Gateway: ResolvedRefs False/InvalidClientCertificateRef or RefNotPermitted.',
    traffic: 'Backends that demand a certificate end the handshake.',
    evidence: [test('gateway-invalid-tls-backend-configuration')],
  },
];
