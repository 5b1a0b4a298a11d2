import type { Symptom } from '../../gateway-api/step.ts';
import {
  BACKEND_REFS,
  BACKEND_TASK,
  BACKENDS,
  CLUSTERS,
  file,
  POLICIES,
  POLICY_TASK,
  ROUTES,
  SKIP_ISSUE,
  TLS_13,
} from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'The CA object is missing, or has no ca.crt among several keys.',
    status:
      'BackendTLSPolicy Accepted=False NoValidCACertificate and ResolvedRefs=False InvalidCACertificateRef; route ResolvedRefs=False InvalidBackendTLS.',
    traffic: '500 from Envoy, without a connection to the backend.',
    evidence: [POLICIES],
  },
  {
    cause: 'The CA reference has a kind that is not ConfigMap, Secret or ClusterTrustBundle.',
    status: 'BackendTLSPolicy ResolvedRefs=False InvalidKind.',
    traffic: '500 from Envoy.',
    evidence: [POLICIES],
  },
  {
    cause: 'Two policies for the same target and port.',
    status: 'The newer one: Accepted=False Conflicted, with the name of the older.',
    traffic: 'As the older one says.',
    evidence: [POLICIES],
  },
  {
    cause: 'The certificate is expired, signed by another CA, or has another name; or its name stands in the CN alone.',
    status: 'All conditions are True.',
    traffic: '503; access log flag UF with TLS_error and CERTIFICATE_VERIFY_FAILED.',
    evidence: [POLICY_TASK, SKIP_ISSUE],
  },
  {
    cause:
      'No policy matches: another namespace, the wrong port name, an unnamed port with a sectionName, or a target that is no backend.',
    status: 'None: such a policy gets no status at all.',
    traffic: '400 “Client sent an HTTP request to an HTTPS server”, or 503 with a reset connection.',
    evidence: [POLICIES, ROUTES],
  },
  {
    cause: 'The backend speaks TLS 1.3 alone, and Envoy Gateway is older than 1.8.3.',
    status: 'All conditions are True.',
    traffic: '503, flag UF, TLSV1_ALERT_PROTOCOL_VERSION. Set the newest version to 1.3.',
    evidence: [TLS_13],
  },
  {
    cause: 'The key usage in the backend’s RSA certificate does not fit, from Envoy Gateway 1.8 (Envoy 1.38) on.',
    status: 'All conditions are True.',
    traffic: '503, flag UF, KEY_USAGE_BIT_INCORRECT.',
    evidence: [file('v1.8.3', 'VERSION', 'with Envoy 1.38, which enforces the RSA key usage')],
  },
  {
    cause: 'The Secret of the client certificate is missing, or in another namespace than the object that names it.',
    status: 'Route ResolvedRefs=False InvalidBackendTLS, with the name of the Secret.',
    traffic: '500 from Envoy for all TLS backends that it is meant for.',
    evidence: [POLICIES],
  },
  {
    cause: 'The kind Backend is not switched on.',
    status: 'Route ResolvedRefs=False UnsupportedValue: “Backend is disabled in Envoy Gateway configuration”.',
    traffic: '500 from Envoy.',
    evidence: [BACKEND_TASK, BACKEND_REFS],
  },
  {
    cause:
      'A Backend with TLS settings, without a CA and without insecureSkipVerify; or with an address that is refused.',
    status: 'Backend condition with status False; route ResolvedRefs=False InvalidBackendRef or InvalidAddress.',
    traffic: '500 from Envoy.',
    evidence: [BACKENDS],
  },
  {
    cause: 'Backend without sni: the request’s Host is sent and checked, and the backend has no certificate for it.',
    status: 'All conditions are True.',
    traffic: '503 for some host names and not for others, flag UF, CERTIFICATE_VERIFY_FAILED.',
    evidence: [CLUSTERS],
  },
];
