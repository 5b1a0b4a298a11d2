import type { Setting } from '../../configuration/configuration.ts';
import { routesOf } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { describeRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { facts } from './facts.ts';

/** AIR-04: routes in manifests that nobody reads. */
export function inspect(found: Found, _hops: readonly Hop[], _setting: Setting): readonly Finding[] {
  return routesOf(found).flatMap((route): Finding[] => {
    if (route.kind === 'HTTPRoute') return [];
    const { claim, evidence } = factOf(facts, `route-${route.kind}`);
    const object = identityOf(route);
    return [
      {
        id: 'AIR-04',
        severity: 'error',
        message: `Nobody reads ${describeRef(object)}.`,
        reason: `${claim} It gets no status, and no traffic.`,
        at: { object, path: ['kind'] },
        evidence,
        fixes: [],
      },
    ];
  });
}
