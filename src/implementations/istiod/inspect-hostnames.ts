import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { describeRef } from '../../manifest/object.ts';
import { rowOf } from '../fact.ts';
import type { Destined } from './destinations.ts';
import type { Dialect } from './dialect.ts';

/** IST-35: a host that the gateway connects to, and the route says is not found. */
export function notFoundByRoute(dialect: Dialect, ref: BackendRef, { namespace, host }: Destined): readonly Finding[] {
  const fact = ref.to.kind === 'Hostname' ? rowOf(dialect.facts, 'hostname-beside-route') : undefined;
  if (fact === undefined || namespace === ref.routeRef.namespace) return [];
  return [
    {
      id: `${dialect.prefix}-35`,
      severity: 'warning',
      message: `${describeRef(ref.routeRef)} says BackendNotFound of ${host}, and the gateway connects all the same.`,
      reason: `${fact.claim} What it leads to is in ${namespace}.`,
      at: { object: ref.routeRef, path: ref.path },
      evidence: fact.evidence,
      fixes: [],
    },
  ];
}
