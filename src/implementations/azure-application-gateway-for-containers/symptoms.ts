import type { Symptom } from '../../gateway-api/step.ts';
import { API, BACKEND_MTLS, MTLS_EXAMPLE, PROBES } from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'The policy is in Gateway API’s group, gateway.networking.k8s.io.',
    status: 'It has no status. kubectl get backendtlspolicy may show it in place of the other kind of that name.',
    traffic: 'Plain text: an error from a backend that expects TLS.',
    evidence: [API, BACKEND_MTLS],
  },
  {
    cause: 'The policy does not list the port of the Service; the pods’ port is not meant.',
    status: 'Accepted=True.',
    traffic: 'Plain text: an error from a backend that expects TLS.',
    evidence: [API, MTLS_EXAMPLE],
  },
  {
    cause: 'The Secret of CA or client certificate is missing, has other keys, or is a ConfigMap.',
    status: 'ResolvedRefs=False, reason InvalidCertificateRef; RefNotPermitted where it is in another namespace.',
    traffic: 'Errors, until the Secret is there.',
    evidence: [API],
  },
  {
    cause: 'The policy’s Service does not exist, or is no Service.',
    status: 'ResolvedRefs=False, reason ServiceNotFound or InvalidKind.',
    traffic: 'As without the policy.',
    evidence: [API],
  },
  {
    cause:
      'The probe fails: by default GET / on port 443 has to succeed, and a HealthCheckPolicy may ask in plain text.',
    status: 'Everything is accepted.',
    traffic: '503 for every request, as no endpoint is healthy.',
    evidence: [PROBES],
  },
];
