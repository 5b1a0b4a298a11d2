import type { Symptom } from '../../gateway-api/step.ts';
import { GATEWAY_MANUAL, KEYS, SERVER_MANUAL } from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'The certificate is expired, signed by another CA, or has another name than the SNI.',
    status: 'None is written; HAProxy’s log has “SSL handshake failure”.',
    traffic: '503 from HAProxy.',
    evidence: [SERVER_MANUAL, GATEWAY_MANUAL],
  },
  {
    cause: 'The CA’s Secret is missing, has no ca.crt, or is in another namespace.',
    status: 'None; a warning in the controller’s log.',
    traffic: 'Encrypted and not verified, or 503: try it with a wrong CA before you rely on it.',
    evidence: [KEYS],
  },
  {
    cause: 'A BackendTLSPolicy.',
    status: 'None: nobody reads it.',
    traffic: 'Plain text to the backend.',
    evidence: [GATEWAY_MANUAL],
  },
];
