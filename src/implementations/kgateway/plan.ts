import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { shortened } from '../../configuration/names.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import { type PolicyWish, standardPolicy } from '../../gateway-api/write-standard.ts';
import { type JsonObject, sameJson } from '../../manifest/json.ts';
import type { ObjectRef } from '../../manifest/object.ts';
import type { Abilities } from './abilities.ts';
import { configTls, needsConfig } from './plan-config.ts';
import { KGATEWAY_GROUP } from './watches.ts';

/** Which objects speak for each backend of the form. */

/** What is written for one backend; nothing where `way` is `undefined`. */
export interface Plan {
  readonly way: Way | undefined;
  /** The Backend that stands for a host outside the cluster. */
  readonly host: HostPlan | undefined;
  /** Index of the earlier backend that has the same target and another wish. */
  readonly clash: number | undefined;
}

export type Way =
  | { readonly kind: 'policy'; readonly wish: PolicyWish }
  | {
      readonly kind: 'config';
      readonly target: ObjectRef;
      readonly tls: JsonObject;
      readonly annotations: { readonly [key: string]: string } | undefined;
    };

export interface HostPlan {
  readonly ref: ObjectRef;
  readonly hostname: string;
  readonly port: number;
}

export function planBackends(configuration: Configuration, abilities: Abilities): readonly Plan[] {
  const hosts = hostPlans(configuration);
  const plans: Plan[] = [];
  configuration.backends.forEach((backend, index) => {
    const host = hosts[index];
    const way = wayOf(configuration, backend, index, host, abilities);
    const clash = plans.findIndex((plan, earlier) =>
      clashes(configuration.backends[earlier]?.target, plan.way, backend.target, way, abilities),
    );
    plans.push(clash < 0 ? { way, host, clash: undefined } : { way: undefined, host, clash });
  });
  return plans;
}

function wayOf(
  configuration: Configuration,
  backend: Backend,
  index: number,
  host: HostPlan | undefined,
  abilities: Abilities,
): Way | undefined {
  const { target, validation } = backend;
  const onBackend = target.kind === 'Service' || target.kind === 'ExternalHost';
  if (onBackend && needsConfig(configuration, backend, abilities)) {
    const tls = configTls(configuration, backend, abilities);
    const ref = host?.ref ?? { group: '', kind: 'Service', namespace: target.namespace, name: serviceName(backend) };
    if (tls !== undefined) return { kind: 'config', target: ref, tls, annotations: skipAnnotations(validation) };
  }
  const wish = policyWish(backend, index, host, abilities);
  return wish && { kind: 'policy', wish };
}

function serviceName({ target }: Backend): string {
  return target.kind === 'Service' ? target.name : '';
}

function policyWish(
  backend: Backend,
  index: number,
  host: HostPlan | undefined,
  abilities: Abilities,
): PolicyWish | undefined {
  const { validation } = backend;
  if (validation.mode === 'skip') return undefined;
  if (host !== undefined) {
    const { namespace, name } = host.ref;
    return {
      index,
      namespace,
      validation,
      target: { group: KGATEWAY_GROUP, kind: 'Backend', name, sectionName: null },
    };
  }
  const wish = standardPolicy(backend, index);
  if (wish === undefined || wish.target.kind !== 'Service' || abilities.sections !== 'no') return wish;
  return { ...wish, target: { ...wish.target, sectionName: null } };
}

type Target = Backend['target'];

/** Whether two backends of the form want different things of what they share. */
function clashes(
  one: Target | undefined,
  first: Way | undefined,
  other: Target,
  second: Way | undefined,
  abilities: Abilities,
): boolean {
  if (one?.kind !== 'Service' || other.kind !== 'Service' || first === undefined || second === undefined) return false;
  if (one.namespace !== other.namespace || one.name !== other.name) return false;
  if (first.kind === 'config' && second.kind === 'config') {
    return !sameJson({ ...first.tls, ...first.annotations }, { ...second.tls, ...second.annotations });
  }
  if (first.kind === 'policy' && second.kind === 'policy') {
    const together = first.wish.target.sectionName === second.wish.target.sectionName;
    return together && !sameJson(first.wish.validation, second.wish.validation);
  }
  const policy = first.kind === 'policy' ? first : second.kind === 'policy' ? second : undefined;
  // A BackendConfigPolicy is for all ports; a policy for one port comes before it there, and only there.
  return abilities.sections === 'no' || policy?.wish.target.sectionName === null || one.port === other.port;
}

/** One Backend for each host and wish: a policy is for all of a Backend. */
function hostPlans({ backends }: Configuration): readonly (HostPlan | undefined)[] {
  const byContent = new Map<string, HostPlan>();
  const taken = new Set<string>();
  return backends.map(({ target, validation }) => {
    if (target.kind !== 'ExternalHost') return undefined;
    const content = JSON.stringify([target, validation]);
    const there = byContent.get(content);
    if (there !== undefined) return there;
    const { namespace, hostname, port } = target;
    const ref = { group: KGATEWAY_GROUP, kind: 'Backend', namespace, name: freeName(target, taken) };
    const plan = { ref, hostname, port };
    byContent.set(content, plan);
    return plan;
  });
}

/** Names stay as short as they can: with the port, and then counted, only where another Backend has the name. */
function freeName(
  { namespace, hostname, port }: Extract<Target, { kind: 'ExternalHost' }>,
  taken: Set<string>,
): string {
  const base = shortened(hostname.replaceAll('.', '-'), 240);
  const candidate = (count: number) =>
    count === 0 ? base : count === 1 ? `${base}-${port}` : `${base}-${port}-${count}`;
  let count = 0;
  while (taken.has(`${namespace}/${candidate(count)}`)) count += 1;
  taken.add(`${namespace}/${candidate(count)}`);
  return candidate(count);
}
