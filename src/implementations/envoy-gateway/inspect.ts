import type { Setting } from '../../configuration/configuration.ts';
import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { pick } from '../../manifest/json.ts';
import { factOf } from '../fact.ts';
import { abilitiesOf } from './abilities.ts';
import { facts } from './facts.ts';
import { backendFindings } from './inspect-backends.ts';
import { clientFindings } from './inspect-client-tls.ts';
import { policyFindings } from './inspect-policies.ts';
import { routeFindings } from './inspect-routes.ts';
import { BACKEND_TASK, CVE } from './sources.ts';
import { ENVOY_GROUP } from './watches.ts';

/** What the manifests do not do although they look as if they did, and what has to be known about them. */
export function inspect(found: Found, hops: readonly Hop[], setting: Setting): readonly Finding[] {
  const abilities = abilitiesOf(setting);
  const refs = backendRefsOf(found);
  return once([
    ...switchedOff(found),
    ...backendFindings(found, abilities, setting),
    ...policyFindings(found, refs, abilities),
    ...routeFindings(found, refs, hops, abilities),
    ...clientFindings(found, refs, abilities, setting),
  ]);
}

/** EG-01: Backend is an API that has to be switched on, for reasons that should be known. */
function switchedOff(found: Found): Finding[] {
  const [first] = ofKind(found, ENVOY_GROUP, 'Backend');
  const on = ofKind(found, ENVOY_GROUP, 'EnvoyGateway').some(
    (config) => pick(config, 'extensionApis', 'enableBackend') === true,
  );
  if (first === undefined || on) return [];
  return [
    {
      id: 'EG-01',
      severity: 'warning',
      message: 'The kind Backend has to be switched on in Envoy Gateway.',
      reason:
        'Until extensionApis.enableBackend is true, routes to a Backend answer 500 (ResolvedRefs False, UnsupportedValue). It is off for a reason: whoever may write Backends can make the gateway connect to any address that it can reach, such as a cloud’s metadata service, past namespaces, ReferenceGrants and NetworkPolicies. Allow create and update of backends.gateway.envoyproxy.io to few.',
      at: { object: identityOf(first) },
      evidence: [...factOf(facts, 'backend-switched-off').evidence, BACKEND_TASK, CVE],
      fixes: [],
    },
  ];
}
