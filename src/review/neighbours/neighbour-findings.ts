import type { Finding } from '../../gateway-api/finding.ts';
import type { Found } from '../../gateway-api/found.ts';
import { standardReferences } from '../../gateway-api/references.ts';
import type { Implementation } from '../../implementations/implementation.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { astrayPolicies } from './astray-policies.ts';
import { closedListeners } from './closed-listeners.ts';
import { grantlessCertificates } from './grantless-certificates.ts';
import { idleTargets, isIdleTarget } from './idle-targets.ts';
import { missingReferences } from './missing-references.ts';
import { sideWays } from './side-ways.ts';
import { unmatchedListeners } from './unmatched-listeners.ts';
import { wideGrants } from './wide-grants.ts';

/**
 * What is wrong between objects that somebody has written by hand. `found` is what there is: those objects, and what is
 * known to exist beside them. Pure and total.
 */
export function neighbourFindings(
  objects: readonly K8sObject[],
  found: Found,
  implementation: Pick<Implementation, 'references'>,
): readonly Finding[] {
  const references = objects.flatMap((object) => [
    ...standardReferences(object),
    ...(implementation.references?.(object) ?? []),
  ]);
  return [
    ...astrayPolicies(references, found),
    ...idleTargets(references),
    ...closedListeners(found),
    ...unmatchedListeners(found),
    ...sideWays(found),
    ...grantlessCertificates(references, found),
    ...wideGrants(references, found),
    ...missingReferences(
      references.filter((reference) => !isIdleTarget(reference)),
      found,
    ),
  ];
}
