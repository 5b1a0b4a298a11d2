import { rulesOf, serviceOf } from '../configuration/backends.ts';
import type { Backend, Configuration } from '../configuration/configuration.ts';
import type { Endpoint } from './hop.ts';

/** Where a backendRef stands in its route and what it leads to: what backends of the form are told apart by. */
export interface End {
  readonly rule: number;
  /** Index within the rule. */
  readonly place: number;
  readonly to: Endpoint;
}

export interface Partner {
  readonly backend: Backend;
  /** Index in `Configuration.backends`. */
  readonly index: number;
  /** Whether it is the same backend, and not merely one that is left. */
  readonly same: boolean;
}

/**
 * The backend of the form that each end belongs to, each at most once: one that leads to the same port from the same rule,
 * from any rule, to another port, stands in the same place of the same route, or else one that is left over. A part that
 * manifests do not say is taken from it.
 */
export function matchBackends(
  ends: readonly End[],
  old: Configuration,
  sameRoute: boolean,
): readonly (Partner | undefined)[] {
  const candidates = candidatesOf(old);
  const partners: (Partner | undefined)[] = ends.map(() => undefined);
  const taken = new Set<number>();
  const pair = (same: boolean, find: (end: End) => readonly Candidate[], fits: Fits) =>
    ends.forEach((end, at) => {
      if (partners[at] !== undefined) return;
      const found = find(end).find((candidate) => !taken.has(candidate.index) && fits(candidate, end));
      if (found === undefined) return;
      taken.add(found.index);
      partners[at] = { backend: found.backend, index: found.index, same };
    });
  const byTarget = (end: End) => candidates.byTarget.get(targetKey(end.to)) ?? [];
  pair(true, byTarget, (one, end) => one.backend.rule === end.rule && leadsTo(one.backend, end.to, old));
  pair(true, byTarget, (one, end) => leadsTo(one.backend, end.to, old));
  pair(true, byTarget, () => true);
  if (sameRoute)
    pair(
      true,
      (end) => candidates.byPlace.get(`${end.rule}/${end.place}`) ?? [],
      () => true,
    );
  const left = candidates.all.filter(({ index }) => !taken.has(index));
  pair(
    false,
    () => left.splice(0, 1),
    () => true,
  );
  return partners;
}

interface Candidate {
  readonly backend: Backend;
  readonly index: number;
}

type Fits = (candidate: Candidate, end: End) => boolean;

function candidatesOf(old: Configuration) {
  const byTarget = new Map<string, Candidate[]>();
  const byPlace = new Map<string, readonly Candidate[]>();
  const all = old.backends.map((backend, index) => ({ backend, index }));
  for (const candidate of all) {
    const key = keyOf(candidate.backend, old);
    const there = byTarget.get(key);
    if (there === undefined) byTarget.set(key, [candidate]);
    else there.push(candidate);
  }
  for (const { backend, index, backendRef } of rulesOf(old).flat())
    byPlace.set(`${backend.rule}/${backendRef}`, [{ backend, index }]);
  return { all, byTarget, byPlace };
}

function keyOf(backend: Backend, old: Configuration): string {
  const { target } = backend;
  if (target.kind === 'ExternalHost') return targetKey({ kind: 'Host', hostname: target.hostname, port: null });
  const service = serviceOf(backend, old);
  return service === undefined ? '' : targetKey({ ...service, portName: null });
}

function targetKey(to: Endpoint): string {
  return to.kind === 'Host' ? `Host ${to.hostname}` : `Service ${to.namespace}/${to.name}`;
}

/** Whether an endpoint is what a backend of the form reaches. */
export function leadsTo(backend: Backend, to: Endpoint, configuration: Configuration): boolean {
  const { target } = backend;
  if (target.kind === 'ExternalHost') {
    return to.kind === 'Host' && target.hostname === to.hostname && (to.port === null || target.port === to.port);
  }
  const service = serviceOf(backend, configuration);
  if (to.kind === 'Host' || service === undefined) return false;
  if (service.namespace !== to.namespace || service.name !== to.name) return false;
  return to.port === null || to.port === service.port || (service.headless && to.port === service.targetPort);
}

/**
 * The order of backends that were read. Order among rules says nothing in a route, so where all of them are backends of
 * the form in the same rules, they stand as they stand there; otherwise as in the route, which is the order of `ends`.
 */
export function orderOf(ends: readonly End[], partners: readonly (Partner | undefined)[]): readonly number[] {
  const asInRoute = ends.map((_, at) => at);
  const kept = ends.every((end, at) => partners[at]?.backend.rule === end.rule);
  if (!kept) return asInRoute;
  const asInForm = [...asInRoute].sort((a, b) => (partners[a]?.index ?? 0) - (partners[b]?.index ?? 0));
  const last = new Map<number, number>();
  for (const at of asInForm) {
    const rule = ends[at]?.rule ?? 0;
    if ((last.get(rule) ?? -1) > at) return asInRoute;
    last.set(rule, at);
  }
  return asInForm;
}
