import type { Symptom } from '../../gateway-api/step.ts';
import {
  CHECKS,
  CLUSTERS,
  FAILS_CLOSED,
  GRPC_PLAIN,
  NAME_MATCHER,
  POLICY_ADDED,
  REQUIRED_KIND,
  SYSTEM_PLAIN,
} from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'The policy names the system’s CAs.',
    status: 'Accepted=True and ResolvedRefs=True.',
    traffic: 'Plain text: 400, or redirects to https without end.',
    evidence: [SYSTEM_PLAIN],
  },
  {
    cause: 'The Service is reached by a GRPCRoute.',
    status: 'Route and policy look healthy, or the policy has no status.',
    traffic: 'Plain text: Unavailable, connection termination.',
    evidence: [GRPC_PLAIN],
  },
  {
    cause: 'The CA is missing, in a Secret, without ca.crt, or one of several.',
    status:
      'Accepted=False with NoValidCACertificate or Invalid; ResolvedRefs=False with InvalidKind or InvalidCACertificateRef.',
    traffic: '500: the backend is taken out.',
    evidence: [CHECKS, FAILS_CLOSED],
  },
  {
    cause:
      'The certificate is expired, signed by another CA, or, from 1.20.2 on, not for the host name (whatever subjectAltNames say).',
    status: 'All conditions are True.',
    traffic: '503 from Envoy, CERTIFICATE_VERIFY_FAILED.',
    evidence: [POLICY_ADDED, NAME_MATCHER],
  },
  {
    cause: 'A TLSRoute of the same Gateway passes TLS through to the same port of the Service.',
    status: 'All conditions are True.',
    traffic: 'Plain text from the HTTPRoute: 400, or a connection that is closed.',
    evidence: [CLUSTERS],
  },
  {
    cause: 'The CRD of BackendTLSPolicy was not there when the operator started.',
    status: 'Nothing gets a status; the operator’s log says Required GatewayAPI resources are not found.',
    traffic: 'No Gateway is served.',
    evidence: [REQUIRED_KIND],
  },
];
