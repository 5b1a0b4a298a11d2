import type { Symptom } from '../../gateway-api/step.ts';
import { CONFORMANCE, SECRETS, SSL, STATIC } from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'A BackendTLSPolicy, and a route that leads to the Service.',
    status: 'The policy has no status at all.',
    traffic: 'Plain text: 400 “Client sent an HTTP request to an HTTPS server”, or a reset connection.',
    evidence: [CONFORMANCE],
  },
  {
    cause: 'The Secret is missing, or has another type than kubernetes.io/tls.',
    status: 'Upstream status Rejected: “SSL secret not found”.',
    traffic: '500 or 503 for requests to this Upstream.',
    evidence: [SSL, SECRETS],
  },
  {
    cause: 'Names are to be checked, and the Secret has no ca.crt.',
    status: 'Upstream status Rejected: “a root_ca must be provided if verify_subject_alt_name is not empty”.',
    traffic: '500 or 503 for requests to this Upstream.',
    evidence: [SSL],
  },
  {
    cause: 'The certificate is expired, signed by another CA, or has another name.',
    status: 'Upstream status Accepted.',
    traffic: '503; access log flag UF with TLS_error and CERTIFICATE_VERIFY_FAILED.',
    evidence: [SSL],
  },
  {
    cause: 'A static Upstream sends the address of its host as SNI, and the backend knows no such name.',
    status: 'Upstream status Accepted.',
    traffic: '503, or the certificate of another site.',
    evidence: [STATIC],
  },
  {
    cause: 'The backend speaks TLS 1.3 alone, and no newest version is set.',
    status: 'Upstream status Accepted.',
    traffic: '503, flag UF, TLSV1_ALERT_PROTOCOL_VERSION.',
    evidence: [SSL],
  },
];
