import type { Symptom } from '../../gateway-api/step.ts';
import {
  BACKEND_INDEX,
  CONFIG_TLS,
  NOTES_22,
  NOTES_224,
  POLICIES,
  POLICIES_21,
  POLICY_STATUS,
  POLICY_WINS,
  ROUTE_TARGET,
  STALE_POLICY,
  TRANSLATOR,
} from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'The CA object is missing, has no ca.crt, or no certificate in it.',
    status: 'BackendTLSPolicy Accepted=False NoValidCACertificate and ResolvedRefs=False InvalidCACertificateRef.',
    traffic: '500 or 503 from Envoy, without a connection to the backend.',
    evidence: [POLICY_STATUS, TRANSLATOR],
  },
  {
    cause: 'The CA reference is no ConfigMap or Secret.',
    status: 'BackendTLSPolicy Accepted=False NoValidCACertificate and ResolvedRefs=False InvalidKind.',
    traffic: '500 or 503 from Envoy, without a connection to the backend.',
    evidence: [POLICY_STATUS],
  },
  {
    cause: 'In 2.1 and 2.2, a BackendTLSPolicy with a sectionName.',
    status: 'None.',
    traffic: 'Plain text: 400 “Client sent an HTTP request to an HTTPS server”, or a reset connection.',
    evidence: [BACKEND_INDEX, POLICIES_21],
  },
  {
    cause: 'A policy on a Gateway or route.',
    status: 'It can be Accepted=True, without a condition ResolvedRefs.',
    traffic: 'Plain text, as without the policy.',
    evidence: [ROUTE_TARGET],
  },
  {
    cause: 'The certificate is expired, signed by another CA, or has another name; or its name stands in the CN alone.',
    status: 'All conditions are True.',
    traffic: '503; access log flag UF with TLS_error and CERTIFICATE_VERIFY_FAILED.',
    evidence: [POLICIES],
  },
  {
    cause: 'The backend speaks TLS 1.3 alone, and no newest version is set.',
    status: 'All conditions are True.',
    traffic: '503, flag UF, TLSV1_ALERT_PROTOCOL_VERSION. Set the newest version to 1.3.',
    evidence: [CONFIG_TLS],
  },
  {
    cause: 'The Secret of a BackendConfigPolicy is missing; or names are to be checked without a CA.',
    status: 'BackendConfigPolicy Accepted=False, with the reason in its message.',
    traffic: '500 or 503 from Envoy, without a connection to the backend.',
    evidence: [CONFIG_TLS, TRANSLATOR],
  },
  {
    cause: 'insecureSkipVerify: false, or a Secret without ca.crt.',
    status: 'All conditions are True.',
    traffic: 'Everything works, and nothing is verified.',
    evidence: [CONFIG_TLS],
  },
  {
    cause: 'From 2.4, a BackendTLSPolicy for the same backend as a BackendConfigPolicy with tls.',
    status: 'BackendConfigPolicy: Overridden.',
    traffic: 'As the BackendTLSPolicy says.',
    evidence: [POLICY_WINS],
  },
  {
    cause: 'A BackendTLSPolicy was deleted and made again.',
    status: 'All conditions are True.',
    traffic: '400 until the controller is restarted, in some versions.',
    evidence: [STALE_POLICY],
  },
  {
    cause: 'TCPRoutes and TLSRoutes are switched off (KGW_ENABLE_EXPERIMENTAL_GATEWAY_API_FEATURES).',
    status: 'The route has no status.parents.',
    traffic: 'Nothing listens, or the connection is closed.',
    evidence: [NOTES_22],
  },
  {
    cause: 'From 2.2.4 on, a Gateway API release in the cluster that this kgateway does not support.',
    status:
      'The controller does not become ready; its log names the versions. KGW_SKIP_GATEWAY_API_VERSION_CHECK lets it start.',
    traffic: 'As before; changes have no effect.',
    evidence: [NOTES_224],
  },
];
