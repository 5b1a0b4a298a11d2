import type { Symptom } from '../../gateway-api/step.ts';
import { AUTHENTICATED, HEALTH_CHECK_CRD, REPORT_135, RESOURCES } from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'The health check is plain HTTP, or its path needs authentication.',
    status: 'The Gateway is Programmed; the endpoints are UNHEALTHY.',
    traffic: '503 “no healthy upstream” for every request.',
    evidence: [HEALTH_CHECK_CRD, RESOURCES],
  },
  {
    cause: 'The port’s appProtocol is missing, or not HTTPS or HTTP2 in capitals.',
    status: 'Everything is accepted.',
    traffic: '502, or 400 from a backend that expects TLS.',
    evidence: [RESOURCES],
  },
  {
    cause: 'The certificate does not fit CA or name of the policy.',
    status: 'Everything is accepted.',
    traffic: '502; the load balancer’s log names a failed TLS handshake with the backend.',
    evidence: [AUTHENTICATED],
  },
  {
    cause: 'The cluster is older than 1.35.2-gke.1751000: the policy is not read.',
    status: 'The policy has no status at all.',
    traffic: 'Works, encrypted, with any certificate.',
    evidence: [REPORT_135],
  },
];
