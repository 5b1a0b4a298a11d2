import type { Symptom } from '../../gateway-api/step.ts';
import { BACKEND_DOCS, RIGHTS, SERVER_MANUAL } from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'The certificate is expired, signed by another CA, or has another name than the SNI.',
    status: 'All conditions are True; the log has “SSL handshake failure”.',
    traffic: '503 from HAProxy.',
    evidence: [SERVER_MANUAL],
  },
  {
    cause: 'The CA file is not on the pod, or ssl stands without ssl_cafile and verify none.',
    status: 'The log says that HAProxy’s configuration is refused.',
    traffic: 'As before the change, until the pod starts anew; then nothing is served.',
    evidence: [SERVER_MANUAL],
  },
  {
    cause:
      'The Service’s annotation names a Backend that is not there, or in another namespace without a ReferenceGrant.',
    status: 'None: an error in the log.',
    traffic: 'As without the Backend: plain text, mostly 400 or 502.',
    evidence: [BACKEND_DOCS],
  },
  {
    cause: 'A BackendTLSPolicy.',
    status: 'The policy has no status: nobody reads it.',
    traffic: 'Plain text to the backend.',
    evidence: [RIGHTS],
  },
];
