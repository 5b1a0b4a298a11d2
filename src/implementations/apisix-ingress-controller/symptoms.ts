import type { Symptom } from '../../gateway-api/step.ts';
import { CONCEPT, HTTP_ROUTES, NGINX, POLICIES, POLICY_TYPES } from './sources.ts';

export const symptoms: readonly Symptom[] = [
  {
    cause: 'A BackendTrafficPolicy without scheme, beside a port with appProtocol https.',
    status: 'Accepted True.',
    traffic: '400 from a backend that expects TLS: it gets plain text.',
    evidence: [POLICY_TYPES, HTTP_ROUTES],
  },
  {
    cause: 'A BackendTLSPolicy: nobody reads it.',
    status: 'The policy has no status at all.',
    traffic: 'As without it.',
    evidence: [CONCEPT],
  },
  {
    cause: 'The backend needs a name of its own as SNI, and gets the Host of the request.',
    status: 'None.',
    traffic: '502, or the certificate of another site.',
    evidence: [NGINX, POLICIES],
  },
  {
    cause: 'The backend demands a client certificate.',
    status: 'None.',
    traffic: '400 or 502: APISIX shows none for routes of Gateway API.',
    evidence: [CONCEPT],
  },
];
