import { type HopState, stateOf } from '../../gateway-api/hop.ts';
import type { ReviewedHop } from '../../review/review.ts';

/** What must not be left out before anything else is. */
const CONCERN: readonly HopState[] = [
  'plaintext',
  'unverified',
  'chain-only',
  'refused',
  'unknown',
  'passthrough',
  'verified',
];

/** At most `most` connections, in their order; each state is among them before any comes twice. */
export function shownHops(hops: readonly ReviewedHop[], most: number): readonly ReviewedHop[] {
  if (hops.length <= most) return hops;
  const firsts = CONCERN.flatMap((state) => hops.find(({ hop }) => stateOf(hop.connection) === state) ?? []);
  const chosen = new Set([...new Set([...firsts, ...hops])].slice(0, most));
  return hops.filter((hop) => chosen.has(hop));
}
