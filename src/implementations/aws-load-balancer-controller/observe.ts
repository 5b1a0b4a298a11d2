import type { Setting } from '../../configuration/configuration.ts';
import { serviceEndpoint } from '../../gateway-api/backend-refs.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { type Judged, judgeAll } from './judge.ts';
import { loadBalancerOf, speakerOf } from './load-balancer.ts';

/** What the load balancer does for each backendRef. */
export function observe(found: Found, setting: Setting): readonly Hop[] {
  return judgeAll(found, setting).map((judged) => hopOf(found, judged));
}

function hopOf(found: Found, { ref, judgement: { connection, because, evidence, unsure } }: Judged): Hop {
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
