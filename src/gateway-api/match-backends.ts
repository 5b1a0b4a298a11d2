import { rulesOf, serviceOf } from '../configuration/backends.ts';
import type { Backend, Configuration } from '../configuration/configuration.ts';
import { grouped } from '../manifest/grouped.ts';
import type { Endpoint } from './hop.ts';

/** Where a backendRef stands in its route and what it leads to: what backends of the form are told apart by. */
export interface End {
  readonly rule: number;
  /** Index within the rule. */
  readonly place: number;
  readonly to: Endpoint;
}

/** A backend of the form. */
export interface Partner {
  readonly backend: Backend;
  /** Index in `Configuration.backends`. */
  readonly index: number;
}

type Partners = readonly (Partner | undefined)[];

/**
 * The backend of the form that each end belongs to, each at most once: one that leads to the same port from the same rule,
 * from any rule, to another port, or that stands in the same place of the same route.
 */
export function matchBackends(ends: readonly End[], old: Configuration, sameRoute: boolean): Partners {
  const { byTarget, byPlace } = candidatesOf(old);
  const partners: (Partner | undefined)[] = ends.map(() => undefined);
  const taken = new Set<number>();
  const pair = (find: (end: End) => readonly Partner[], fits: Fits) =>
    ends.forEach((end, at) => {
      if (partners[at] !== undefined) return;
      const found = find(end).find((candidate) => !taken.has(candidate.index) && fits(candidate, end));
      if (found === undefined) return;
      taken.add(found.index);
      partners[at] = found;
    });
  const alike = (end: End) => byTarget.get(targetKey(end.to)) ?? [];
  pair(alike, ({ backend }, end) => backend.rule === end.rule && leadsTo(backend, end.to, old));
  pair(alike, ({ backend }, end) => leadsTo(backend, end.to, old));
  pair(alike, () => true);
  const there = (end: End) => byPlace.get(`${end.rule}/${end.place}`) ?? [];
  if (sameRoute) pair(there, () => true);
  return partners;
}

/** Gives ends without a partner the backends that are left, in order: a part that manifests do not say comes from somewhere. */
export function withLeftOver(partners: Partners, old: Configuration): Partners {
  const taken = new Set(partners.map((partner) => partner?.index));
  const left = old.backends.map((backend, index) => ({ backend, index })).filter(({ index }) => !taken.has(index));
  return partners.map((partner) => partner ?? left.shift());
}

type Fits = (candidate: Partner, end: End) => boolean;

function candidatesOf(old: Configuration) {
  const partners = old.backends.map((backend, index): Partner => ({ backend, index }));
  const byTarget = grouped(partners, ({ backend }) => keyOf(backend, old));
  const byPlace = new Map<string, readonly Partner[]>();
  for (const { backend, index, backendRef } of rulesOf(old).flat())
    byPlace.set(`${backend.rule}/${backendRef}`, [{ backend, index }]);
  return { byTarget, byPlace };
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
export function orderOf(ends: readonly End[], partners: Partners): readonly number[] {
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
