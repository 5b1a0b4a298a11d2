import type { Setting } from '../../configuration/configuration.ts';
import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { abilitiesOf } from './abilities.ts';
import { configFindings } from './inspect-config.ts';
import { policyFindings } from './inspect-policies.ts';
import { rivalFindings } from './inspect-rivals.ts';
import { routeFindings } from './inspect-routes.ts';

/** What the manifests do not do although they look as if they did, and what has to be known about them. */
export function inspect(found: Found, _hops: readonly Hop[], setting: Setting): readonly Finding[] {
  const abilities = abilitiesOf(setting);
  return once([
    ...configFindings(found, abilities),
    ...rivalFindings(found, abilities),
    ...policyFindings(found, abilities),
    ...routeFindings(found, backendRefsOf(found), abilities),
  ]);
}
