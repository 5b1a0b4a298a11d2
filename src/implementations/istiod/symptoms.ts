import type { Symptom } from '../../gateway-api/step.ts';
import type { Dialect } from './dialect.ts';
import { evidenceOf } from './dialect.ts';

/** What goes wrong where istiod’s code runs, and how that looks. */
export function symptomsOf(dialect: Dialect): readonly Symptom[] {
  const { policies, tls, secrets, lookUp } = dialect.sources;
  return [
    {
      cause: 'The policy’s CA is missing, is no ConfigMap, or has neither ca.crt nor cacert.',
      status: 'Accepted=False NoValidCACertificate (before 1.28: Invalid).',
      traffic: '503 for every request; the proxy’s Secret for it stays in the state WARMING.',
      evidence: [policies],
    },
    {
      cause: 'The certificate is expired, signed by another CA, or has none of the listed names.',
      status: 'All conditions are True.',
      traffic: '503; access log flags UF,URX with CERTIFICATE_VERIFY_FAILED.',
      evidence: [tls],
    },
    {
      cause: 'No subjectAltNames: the name is never checked.',
      status: 'All conditions are True.',
      traffic: '200, also where the certificate has another name.',
      evidence: evidenceOf(dialect, 'name-needs-list'),
    },
    {
      cause: 'The target or its sectionName does not exist.',
      status: 'Accepted=False TargetNotFound.',
      traffic: 'Plain text to the backend: mostly 400, or 503 with a reset connection.',
      evidence: [policies],
    },
    {
      cause: 'A DestinationRule in the gateway’s namespace hides the policy or the rule beside the Service.',
      status: 'All conditions are True: the policy counts for other clients.',
      traffic: 'As that rule says: without TLS settings of its own, plain text.',
      evidence: [lookUp],
    },
    {
      cause: dialect.needsSecretRights
        ? 'The gateway’s ServiceAccount may not list Secrets, or the Secret is in another namespace.'
        : 'The Secret is in another namespace than the gateway’s pods.',
      status: 'None. The control plane logs “attempted to access unauthorized certificates”.',
      traffic: '503 for every request: “Secret is not supplied by SDS”.',
      evidence: [secrets, ...evidenceOf(dialect, 'secrets-of-proxy')],
    },
    ...(dialect.hasWebhook ? [refusedByWebhook(dialect)] : []),
    {
      cause: 'No ServiceEntry has the host of a backendRef of kind Hostname.',
      status: 'Route ResolvedRefs=False BackendNotFound.',
      traffic: '500 for every request of the rule.',
      evidence: evidenceOf(dialect, 'target-external-host'),
    },
  ];
}

function refusedByWebhook({ sources }: Dialect): Symptom {
  return {
    cause: 'The webhook refuses the DestinationRule: skipping beside a CA or names.',
    status: 'kubectl apply says “cannot specify … when InsecureSkipVerify is set true”.',
    traffic: 'As before the change.',
    evidence: [sources.validation],
  };
}
