import type { Setting } from '../configuration/configuration.ts';
import { within } from '../configuration/version.ts';
import type { Evidence } from '../gateway-api/evidence.ts';
import { GATEWAY_API_GROUP, type GatewayApiKind } from '../gateway-api/releases.ts';
import type { Watch } from '../implementations/fact.ts';

/** Whether a controller reads a kind that is served in some versions. The API server converts between what it serves. */
export type Watching =
  /** The implementation says nothing about the kind. */
  | { readonly kind: 'not-said' }
  | { readonly kind: 'watched' }
  /** Depends on the exact version of the controller. */
  | { readonly kind: 'uncertain'; readonly rows: readonly Watch[]; readonly evidence: readonly Evidence[] }
  | { readonly kind: 'unwatched'; readonly rows: readonly Watch[]; readonly evidence: readonly Evidence[] };

export function watching(
  kind: GatewayApiKind,
  served: readonly string[],
  setting: Pick<Setting, 'version'>,
  watches: readonly Watch[],
): Watching {
  const all = watches.filter((row) => row.group === GATEWAY_API_GROUP && row.kind === kind);
  if (all.length === 0) return { kind: 'not-said' };
  const possible = all.filter((row) => within(row.versions, setting.version) !== 'no');
  const useful = possible.filter((row) => served.includes(row.apiVersion));
  if (useful.some((row) => within(row.versions, setting.version) === 'yes') || covered(useful, possible)) {
    return { kind: 'watched' };
  }
  const evidence = (possible.length === 0 ? all : possible).flatMap((row) => row.evidence);
  return useful.length === 0
    ? { kind: 'unwatched', rows: possible, evidence }
    : { kind: 'uncertain', rows: possible, evidence };
}

/** Whichever of the possible rows holds, what it reads is served. */
function covered(useful: readonly Watch[], possible: readonly Watch[]): boolean {
  return useful.length > 1 && useful.length === possible.length;
}
