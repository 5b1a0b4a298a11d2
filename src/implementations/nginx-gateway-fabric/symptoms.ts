import type { Symptom } from '../../gateway-api/step.ts';
import {
  BACKEND_REFS,
  DATA_PLANE,
  DEPTH,
  MANAGER,
  OPENSSL_ANCHORS,
  POLICIES,
  SECRETS,
  SERVERS,
  TEMPLATE,
  TLS_ROUTES,
} from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause:
      'The CA’s ConfigMap or Secret is missing, has no ca.crt, or is a Secret of another type than kubernetes.io/tls.',
    status:
      'Policy Accepted=False NoValidCACertificate and ResolvedRefs=False InvalidCACertificateRef (before 2.2: Accepted=False Invalid); route ResolvedRefs=False UnsupportedValue: “The BackendTLSPolicy is invalid: …”.',
    traffic: '500 from nginx, without a connection to the backend.',
    evidence: [POLICIES, SECRETS, BACKEND_REFS],
  },
  {
    cause: 'More than one CA reference.',
    status: 'Policy Accepted=False Invalid: “Too many”; route ResolvedRefs=False UnsupportedValue.',
    traffic: '500 from nginx.',
    evidence: [POLICIES],
  },
  {
    cause:
      'The backends of a rule have policies with different CA, host name or System, or only the first of them has one.',
    status: 'Route ResolvedRefs=False UnsupportedValue: “Backend TLS policies do not match for all backends”.',
    traffic: '500 from nginx for all backends of the rule.',
    evidence: [BACKEND_REFS, SERVERS],
  },
  {
    cause: 'Another policy for the same Service is older, whether it names a port or not.',
    status: 'The younger one: Accepted=False Conflicted (from 2.2).',
    traffic: 'As the older one says.',
    evidence: [BACKEND_REFS],
  },
  {
    cause: 'No policy matches: another namespace, the wrong port name, or the flag is off before 2.3.',
    status: 'None: the policy gets no status at all.',
    traffic: '400 “The plain HTTP request was sent to HTTPS port”, or 502.',
    evidence: [BACKEND_REFS, MANAGER],
  },
  {
    cause: 'The backend’s certificate has another name, is expired, or is signed by another CA.',
    status: 'All conditions are True.',
    traffic: '502; nginx logs “upstream SSL certificate verify error” or “upstream SSL certificate does not match”.',
    evidence: [TEMPLATE],
  },
  {
    cause: 'The chain has more than one intermediate certificate, and the version is older than 2.6.',
    status: 'All conditions are True.',
    traffic: '502; “(20:unable to get local issuer certificate) while SSL handshaking to upstream”.',
    evidence: [DEPTH],
  },
  {
    cause: 'A server’s or intermediate certificate that is not self-signed stands as CA.',
    status: 'All conditions are True.',
    traffic: '502; “(2:unable to get issuer certificate)” or “(20:unable to get local issuer certificate)”.',
    evidence: [OPENSSL_ANCHORS],
  },
  {
    cause: 'System CAs with the UBI image, or a kubernetes.io/tls Secret without ca.crt.',
    status: 'Gateway Programmed=False, with nginx’s own message: it cannot load the certificates.',
    traffic: 'As before the change: nginx keeps the last configuration that it could load.',
    evidence: [DATA_PLANE],
  },
  {
    cause: 'A TLSRoute with several backendRefs.',
    status: 'Route ResolvedRefs=False UnsupportedValue: “Must have exactly one Rule and BackendRef”.',
    traffic: 'The connection is closed.',
    evidence: [TLS_ROUTES],
  },
];
