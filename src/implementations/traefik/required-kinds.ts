import type { Setting } from '../../configuration/configuration.ts';
import { GATEWAY_API_GROUP, type GatewayApiKind, servedVersions } from '../../gateway-api/releases.ts';
import { type Fact, factOf, holds, watchedVersions } from '../fact.ts';
import { facts } from './facts.ts';
import { watches } from './watches.ts';

/** Kinds that Traefik waits for, used or not: until the API server serves them, none of its routes comes to life. */
const REQUIRED: readonly GatewayApiKind[] = ['BackendTLSPolicy', 'TLSRoute', 'TCPRoute'];

export interface MissingKind {
  readonly kind: GatewayApiKind;
  readonly fact: Fact;
}

/** Kinds that this version surely waits for and this cluster does not serve in the version that it reads. */
export function missingKinds(setting: Setting): readonly MissingKind[] {
  return REQUIRED.flatMap((kind) => {
    const fact = factOf(facts, `needs-${kind}`);
    if (holds(fact, setting) !== 'yes') return [];
    const served = servedVersions(setting.gatewayApi, kind);
    const read = watchedVersions(watches, GATEWAY_API_GROUP, kind, setting);
    return read.some(({ apiVersion }) => served.includes(apiVersion)) ? [] : [{ kind, fact }];
  });
}
