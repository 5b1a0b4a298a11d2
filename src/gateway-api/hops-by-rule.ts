import { RefMap } from '../manifest/ref-map.ts';
import type { Hop } from './hop.ts';

/** A hop that comes from a rule of a route. */
export type RoutedHop = Hop & { readonly from: NonNullable<Hop['from']> };

/** The hops of each rule, rules in the order of their first hops. */
export function hopsByRule(hops: readonly Hop[]): readonly (readonly RoutedHop[])[] {
  const routes = new RefMap<Map<number, RoutedHop[]>>();
  const all: (readonly RoutedHop[])[] = [];
  for (const hop of hops.filter(isRouted)) {
    const { route, rule } = hop.from;
    const rules = routes.get(route) ?? new Map<number, RoutedHop[]>();
    routes.set(route, rules);
    const there = rules.get(rule);
    if (there !== undefined) {
      there.push(hop);
      continue;
    }
    const fresh = [hop];
    rules.set(rule, fresh);
    all.push(fresh);
  }
  return all;
}

function isRouted(hop: Hop): hop is RoutedHop {
  return hop.from !== null;
}
