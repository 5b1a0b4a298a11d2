import type { Configuration } from '../configuration/configuration.ts';
import type { Finding } from '../gateway-api/finding.ts';
import type { Found } from '../gateway-api/found.ts';
import type { Hop } from '../gateway-api/hop.ts';
import { clientCertificateFindings } from './findings/client-certificate.ts';
import { doubleTlsFindings } from './findings/double-tls.ts';
import { grantFindings } from './findings/grants.ts';
import { hopFindings } from './findings/hops.ts';
import { listenerFindings } from './findings/listeners.ts';
import { tracedPolicies } from './findings/origin.ts';
import { pemFindings } from './findings/pem.ts';
import { policyCaFindings } from './findings/policy-cas.ts';
import { policyConflictFindings } from './findings/policy-conflicts.ts';
import { policyNameFindings } from './findings/policy-names.ts';
import { policyTargetFindings } from './findings/policy-targets.ts';
import { routeFindings } from './findings/routes.ts';
import { serviceFindings } from './findings/services.ts';
import { tlsVersionFindings } from './findings/tls-versions.ts';
import { unevenRuleFindings } from './findings/uneven-rules.ts';
import { xBackendFindings } from './findings/x-backends.ts';

/** The checks of the standard: true of every implementation, from GEN-01 on. */
export function standardFindings(configuration: Configuration, found: Found, hops: readonly Hop[]): readonly Finding[] {
  const policies = tracedPolicies(configuration, found);
  return [
    ...policyTargetFindings(policies, configuration, found, hops),
    ...policyNameFindings(policies, configuration, hops),
    ...policyCaFindings(policies, found),
    ...policyConflictFindings(policies, configuration, found),
    ...pemFindings(configuration),
    ...serviceFindings(configuration),
    ...routeFindings(configuration, found),
    ...listenerFindings(configuration, found),
    ...doubleTlsFindings(configuration, found, hops),
    ...grantFindings(configuration, found),
    ...clientCertificateFindings(configuration, found),
    ...tlsVersionFindings(configuration),
    ...hopFindings(configuration, hops),
    ...unevenRuleFindings(hops),
    ...xBackendFindings(found),
  ];
}
