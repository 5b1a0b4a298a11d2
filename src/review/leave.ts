import type { BackendRef } from '../gateway-api/backend-refs.ts';
import { leaveFor, withoutGrant } from '../gateway-api/grants.ts';
import type { Connection, Hop } from '../gateway-api/hop.ts';
import type { Effect } from './effect.ts';

/** What it does to a hop that its route and its backend stand in different namespaces. */
interface Leave {
  readonly refusal?: Connection;
  readonly unsure: readonly string[];
}

const NOTHING: Leave = { unsure: [] };

/**
 * A reference that nobody has granted is not resolved, whatever TLS settings say. A grant can also stand in the cluster alone:
 * so a refusal is never certain, and where nothing of the other namespace is shown there is only the doubt. `ref` is what the
 * hop comes from.
 */
export function leaveOf({ connection }: Hop, ref: BackendRef | undefined, { found }: Effect): Leave {
  if (ref === undefined || connection.kind === 'refused') return NOTHING;
  const { routeRef, to } = ref;
  const leave = leaveFor(found, routeRef, to);
  if (leave === 'given') return NOTHING;
  if (leave === 'missing') {
    const unsure = `A ReferenceGrant that is in namespace ${to.namespace} already, and not in these manifests, would allow it.`;
    return { refusal: { kind: 'refused', reason: withoutGrant(routeRef, to) }, unsure: [unsure] };
  }
  return {
    unsure: [
      `It holds only if a ReferenceGrant in namespace ${to.namespace}, which these manifests do not show, allows the reference. Without it requests get an error.`,
    ],
  };
}
