import { type PlacedBackend, rulesOf, serviceOf } from '../configuration/backends.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Endpoint, Hop } from '../gateway-api/hop.ts';
import { oncePer } from '../manifest/remembered.ts';

/**
 * The backend of the Configuration that each hop belongs to, by index; `null` for a hop that nobody asked for. A rule
 * with as many hops as backends is told by position; where backends could not be written, by what the hop leads to.
 */
export function attributeHops(hops: readonly Hop[], configuration: Configuration): readonly (number | null)[] {
  return ownersOf(hops)(configuration);
}

const ownersOf = oncePer((hops: readonly Hop[]) =>
  oncePer((configuration: Configuration) => attribute(hops, configuration)),
);

function attribute(hops: readonly Hop[], configuration: Configuration): readonly (number | null)[] {
  const rules = rulesOf(configuration);
  const counts = new Map<number, number>();
  for (const { from } of hops) if (from !== null) counts.set(from.rule, (counts.get(from.rule) ?? 0) + 1);
  const taken = new Set<number>();
  return hops.map(({ from, to }) => {
    const rule = from === null ? undefined : rules[from.rule];
    if (from === null || rule === undefined) return null;
    if (counts.get(from.rule) === rule.length) return rule[from.backendRef]?.index ?? null;
    const owner = rule.find((placed) => !taken.has(placed.index) && leadsTo(placed, to, configuration));
    if (owner !== undefined) taken.add(owner.index);
    return owner?.index ?? null;
  });
}

function leadsTo({ backend }: PlacedBackend, to: Endpoint, configuration: Configuration): boolean {
  const service = serviceOf(backend, configuration);
  if (to.kind === 'Host') return backend.target.kind === 'ExternalHost' && backend.target.hostname === to.hostname;
  return service?.namespace === to.namespace && service.name === to.name && service.port === to.port;
}
