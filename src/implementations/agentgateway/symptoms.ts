import type { Symptom } from '../../gateway-api/step.ts';
import {
  FAIL_CLOSED,
  HANGS_BEFORE_16,
  HANGS_ON_16,
  MERGING,
  OWN_POLICIES,
  SELF_SIGNED,
  STANDARD_POLICIES,
  TARGETS,
  VERIFIER,
} from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'The backend’s own certificate is marked as a CA (CA:TRUE), as “openssl req -x509” makes it.',
    status: 'All conditions are True.',
    traffic: '503; the proxy’s log has invalid peer certificate and CaUsedAsEndEntity.',
    evidence: [SELF_SIGNED, VERIFIER],
  },
  {
    cause: 'The certificate is expired, signed by another CA, or has another name; or its name stands in the CN alone.',
    status: 'All conditions are True.',
    traffic: '503; the proxy’s log has invalid peer certificate.',
    evidence: [VERIFIER],
  },
  {
    cause: 'The CA’s ConfigMap is missing or has no ca.crt, or a BackendTLSPolicy names a Secret.',
    status:
      'BackendTLSPolicy Accepted=False NoValidCACertificate and ResolvedRefs=False InvalidCACertificateRef or InvalidKind.',
    traffic: '503: no connection is trusted.',
    evidence: [STANDARD_POLICIES],
  },
  {
    cause: 'The sectionName of a Service in an AgentgatewayPolicy is the port’s name, or another port’s number.',
    status: 'The policy is Accepted.',
    traffic: 'Plain text: mostly a 400 or an empty answer from a backend that expects TLS.',
    evidence: [TARGETS, OWN_POLICIES],
  },
  {
    cause: 'A BackendTLSPolicy and an AgentgatewayPolicy, or two of the latter, for the same target.',
    status: 'All of them are Accepted.',
    traffic: 'As one of them says; after a restart perhaps as another.',
    evidence: [MERGING],
  },
  {
    cause: 'Two BackendTLSPolicies for the same target and section.',
    status: 'The newer one: Accepted=False Conflicted.',
    traffic: 'As the older one says.',
    evidence: [STANDARD_POLICIES],
  },
  {
    cause: 'The Gateway’s client certificate has a namespace in its reference, or its Secret is missing or broken.',
    status: 'BackendTLSPolicy Accepted=False Invalid, with the reason.',
    traffic: '503 for all backends with a BackendTLSPolicy.',
    evidence: [STANDARD_POLICIES, FAIL_CLOSED],
  },
  {
    cause: 'The cluster’s Gateway API does not serve the version of TCPRoute that the controller waits for.',
    status:
      'The controller’s Deployment never becomes Available; its log repeats waiting for sync, with informer/TCPRoutes.',
    traffic: 'Nothing that is applied has any effect.',
    evidence: [HANGS_ON_16, HANGS_BEFORE_16],
  },
];
