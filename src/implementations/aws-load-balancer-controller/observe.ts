import type { Setting } from '../../configuration/configuration.ts';
import { type BackendRef, backendRefsOf, serviceEndpoint } from '../../gateway-api/backend-refs.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { judge } from './judge.ts';
import { loadBalancerOf, speakerOf } from './load-balancer.ts';

/** What the load balancer does for each backendRef. */
export function observe(found: Found, setting: Setting): readonly Hop[] {
  return backendRefsOf(found).map((ref) => hopOf(found, setting, ref));
}

function hopOf(found: Found, setting: Setting, ref: BackendRef): Hop {
  const { connection, because, evidence, unsure } = judge(found, setting, ref);
  return {
    from: { route: ref.routeRef, rule: ref.rule, backendRef: ref.index },
    to: serviceEndpoint(found, ref),
    speaker: speakerOf(loadBalancerOf(ref.routeRef.kind)),
    connection,
    because,
    evidence,
    unsure,
  };
}
