import { evidence, gatewayApiFile } from '../../gateway-api/evidence.ts';
import type { Symptom } from '../../gateway-api/step.ts';
import { CONFORMANCE, KINDS } from './sources.ts';

const test = (name: string) => evidence('test', gatewayApiFile('v1.6.1', `conformance/tests/${name}.go`));

/** What one sees, and why: what the tests of conformance demand of everybody who has passed them. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'The CA’s ConfigMap is missing, or has no usable certificate under ca.crt.',
    status: 'BackendTLSPolicy Accepted=False NoValidCACertificate and ResolvedRefs=False InvalidCACertificateRef.',
    traffic: '5xx, and no connection to the backend.',
    evidence: [test('backendtlspolicy-invalid-ca-certificate-ref'), CONFORMANCE],
  },
  {
    cause: 'Two policies for the same target and section.',
    status: 'The newer one: Accepted=False Conflicted.',
    traffic: 'As the older one says.',
    evidence: [test('backendtlspolicy-conflict-resolution'), CONFORMANCE],
  },
  {
    cause: 'The certificate is expired, signed by another CA, or has another name.',
    status: 'All conditions are True.',
    traffic: '5xx from the Engine.',
    evidence: [test('backendtlspolicy'), CONFORMANCE],
  },
  {
    cause: 'The route is a GRPCRoute, TLSRoute or TCPRoute.',
    status: 'None: the route is not read.',
    traffic: 'None.',
    evidence: [KINDS],
  },
];
