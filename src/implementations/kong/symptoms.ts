import type { Symptom } from '../../gateway-api/step.ts';
import {
  CA_CERTIFICATES,
  GUIDE,
  HANDLER,
  NGINX,
  POLICY_CONTROLLER,
  POLICY_WATCH,
  RULES,
  VERIFY_314,
} from './sources.ts';

/** What one sees with Kong, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'The policy is v1, or the feature gate GatewayAlpha is off, or the experimental CRDs are missing.',
    status: 'The policy has no status at all.',
    traffic: 'Plain text to the backend: mostly a 400 from a backend that expects TLS.',
    evidence: [POLICY_WATCH],
  },
  {
    cause: 'The policy asks for the system’s CAs, has subjectAltNames, or names a CA object that is missing.',
    status: 'Accepted False, Invalid, such as “SubjectAltNames feature is not currently supported”.',
    traffic: 'As without the policy: mostly plain text.',
    evidence: [POLICY_CONTROLLER],
  },
  {
    cause: 'Two policies for one Service, be it for different ports.',
    status: 'Accepted False, Conflicted, on both.',
    traffic: 'As without them.',
    evidence: [POLICY_CONTROLLER],
  },
  {
    cause: 'The CA object has no id, or no label.',
    status: 'Event KongConfigurationTranslationFailed: “missing ‘id’ field in data”, or “Failed to fetch”.',
    traffic: '502: the certificate is checked against Kong’s global trust store.',
    evidence: [CA_CERTIFICATES, RULES],
  },
  {
    cause: 'The CA certificate is expired or without the CA bit, as self-signed server certificates mostly are.',
    status: 'Event KongConfigurationTranslationFailed: “certificate is missing the ‘CA’ basic constraint”.',
    traffic: 'The last good configuration stays.',
    evidence: [CA_CERTIFICATES],
  },
  {
    cause: 'The chain is longer than tls-verify-depth allows.',
    status: 'None; the proxy’s log: upstream SSL certificate verify error: (22:certificate chain too long).',
    traffic: '502.',
    evidence: [GUIDE],
  },
  {
    cause: 'The route keeps the client’s Host: the certificate is checked for that, not for the backend’s name.',
    status: 'None; the proxy’s log: upstream SSL certificate does not match.',
    traffic: '502.',
    evidence: [NGINX, HANDLER],
  },
  {
    cause: 'tls-verify is “false”, and Kong Gateway is 3.14 or later with tls_certificate_verify on.',
    status: 'Event KongConfigurationApplyFailed.',
    traffic: 'The last good configuration stays; a restarted gateway has none.',
    evidence: [VERIFY_314],
  },
  {
    cause: 'Services of one rule with different konghq.com annotations.',
    status: 'Event KongConfigurationTranslationFailed: “Service has inconsistent … annotation”.',
    traffic: '404: the rule is left out.',
    evidence: [RULES],
  },
];
