import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { type Json, pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { factOf } from '../fact.ts';
import type { Draft } from './draft.ts';
import { isDynamic } from './endpoints.ts';
import { facts } from './facts.ts';

/** What the backends of one rule have to do with each other's SNI: those in one Envoy cluster share its settings. */
export interface Company {
  readonly allTls: boolean;
  readonly anyName: boolean;
  /** Why the whole rule is refused; `null` where it is not. */
  readonly problem: string | null;
}

/** A cluster of its own. */
const ALONE: Company = { allTls: true, anyName: false, problem: null };

/** Backends without weight are left out before the rest are looked at. */
export function companyOf(found: Found, drafts: readonly Draft[]): Company {
  const weighted = drafts.filter(({ ref }) => pickNumber(entryOf(ref), 'weight') !== 0);
  const problem = resolverProblem(drafts, weighted);
  if (problem !== null || isSplit(found, weighted)) return { ...ALONE, problem };
  return {
    problem,
    allTls: weighted.every(({ outcome }) => outcome.kind === 'tls'),
    anyName: weighted.some(({ outcome }) => outcome.kind === 'tls' && outcome.sni !== null),
  };
}

/** A backend that is resolved from the request stands alone in its rule. */
function resolverProblem(drafts: readonly Draft[], weighted: readonly Draft[]): string | null {
  const resolver = weighted.find(
    (draft) => draft.backend !== undefined && isDynamic(draft.backend) && !isRefused(draft),
  );
  const kind = resolver?.ref.routeRef.kind;
  const alone = drafts.length === 1 || (kind !== 'HTTPRoute' && kind !== 'TLSRoute');
  return resolver === undefined || alone ? null : factOf(facts, 'resolver-alone').claim;
}

/** Whether each backend of the rule gets a cluster of its own. */
function isSplit(found: Found, drafts: readonly Draft[]): boolean {
  const byDns = drafts.filter(({ addresses }) => addresses === 'dns').length;
  const byOwnName = drafts.filter(({ outcome }) => outcome.kind === 'tls' && outcome.endpointNames.length > 0).length;
  return (
    isPart(byDns, drafts) ||
    isPart(byOwnName, drafts) ||
    drafts.some(isRefused) ||
    drafts.some(({ ref }) => pickList(entryOf(ref), 'filters').length > 0) ||
    (drafts.length > 1 && drafts.some(({ ref }) => prefersItsZone(found, ref)))
  );
}

function isRefused({ outcome }: Draft): boolean {
  return outcome.kind === 'settled' && outcome.connection.kind === 'refused';
}

function isPart(count: number, drafts: readonly Draft[]): boolean {
  return count > 0 && count < drafts.length;
}

function prefersItsZone(found: Found, { to }: BackendRef): boolean {
  if (to.kind !== 'Service') return false;
  const service = lookUp(found, to);
  const mode = pickString(service, 'metadata', 'annotations', 'service.kubernetes.io/topology-mode');
  return pick(service, 'spec', 'trafficDistribution') !== undefined || mode === 'Auto' || mode === 'auto';
}

function entryOf({ route, path }: BackendRef): Json | undefined {
  return pick(route, ...path);
}
