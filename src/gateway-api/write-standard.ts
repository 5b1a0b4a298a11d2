import { backendPath, rulesOf, serviceOf } from '../configuration/backends.ts';
import type { Backend, Configuration, ServiceTarget } from '../configuration/configuration.ts';
import { shortened } from '../configuration/names.ts';
import type { Wish } from '../manifest/change.ts';
import { grouped } from '../manifest/grouped.ts';
import { type K8sObject, refOf, slotOf } from '../manifest/object.ts';
import { oncePer } from '../manifest/remembered.ts';
import { GATEWAY_API_GROUP } from './releases.ts';
import {
  type BackendRefWriter,
  backendTlsPolicy,
  CLUSTER_CA_CONFIG_MAP,
  caConfigMap,
  created,
  gatewayObject,
  NO_CHANGE,
  type OwnedChange,
  owned,
  type PolicyTarget,
  referenceGrant,
  routeObject,
  serviceObject,
  serviceRef,
} from './resources.ts';
import type { Written } from './written.ts';

/** The standard's part of a set of manifests, shared by the implementations that follow it. */

/** One BackendTLSPolicy to write. */
export interface PolicyWish {
  readonly index: number;
  readonly namespace: string;
  readonly target: PolicyTarget;
  readonly validation: Exclude<Backend['validation'], { mode: 'skip' }>;
}

/** The policy that the standard has for a backend; `undefined` for skip and external hosts, which it cannot express. */
export function standardPolicy(backend: Backend, index: number): PolicyWish | undefined {
  const { target, validation } = backend;
  if (validation.mode === 'skip' || target.kind === 'ExternalHost') return undefined;
  const common = { index, namespace: target.namespace, validation };
  if (target.kind === 'Service')
    return { ...common, target: { group: '', kind: 'Service', name: target.name, sectionName: target.portName } };
  return {
    ...common,
    target: { group: GATEWAY_API_GROUP, kind: target.kind, name: target.name, sectionName: target.sectionName },
  };
}

/** The policies that the standard has for the backends, by their targets, each with those that share it in their order. */
export const standardPolicies = oncePer((configuration: Configuration) =>
  grouped(
    configuration.backends.flatMap((backend, index) => standardPolicy(backend, index) ?? []),
    targetKey,
  ),
);

/** One policy per target, each with the CA objects that it brings or relies on. Of several wishes for one target the first is written. */
export function policyManifests(wishes: readonly PolicyWish[], apiVersion: string): readonly Written[] {
  const names = new Set<string>();
  return [...grouped(wishes, targetKey).values()].flatMap(([wish]) => {
    const from = [`${backendPath(wish.index)}.validation`, `${backendPath(wish.index)}.target`];
    const policy = backendTlsPolicy(
      apiVersion,
      { namespace: wish.namespace, name: freeName(wish, names) },
      wish.target,
      wish.validation,
    );
    // The CA stands first: a policy whose CA is not there yet refuses every connection.
    return [...caManifests(wish.validation, wish.namespace, wish.index), created(policy, from)];
  });
}

export function targetKey({ namespace, target }: Pick<PolicyWish, 'namespace' | 'target'>): string {
  return `${namespace}/${target.group}/${target.kind}/${target.name}/${target.sectionName ?? ''}`;
}

/** The objects that a custom CA comes from: written for pasted certificates, known to exist otherwise. */
export function caManifests(validation: Backend['validation'], namespace: string, index: number): readonly Written[] {
  if (validation.mode !== 'custom') return [];
  const { ca } = validation;
  const from = [`${backendPath(index)}.validation.ca`];
  if (ca.kind === 'PEM') return [created(caConfigMap(namespace, ca.name, ca.pem), from)];
  const object: K8sObject =
    ca.kind === 'ClusterTrustBundle'
      ? { apiVersion: 'certificates.k8s.io/v1beta1', kind: 'ClusterTrustBundle', metadata: { name: ca.name } }
      : {
          apiVersion: 'v1',
          kind: ca.kind === 'Secret' ? 'Secret' : 'ConfigMap',
          metadata: { name: ca.kind === 'ClusterCA' ? CLUSTER_CA_CONFIG_MAP : ca.name, namespace },
        };
  return [{ slot: existingSlot(object), object, from, role: 'exists' }];
}

const EXISTING = 'exists:';

function existingSlot(object: K8sObject): string {
  return `${EXISTING}${object.kind}/${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

/** What a route refers to: as it is before, and as it has to be. */
export interface RouteWriter {
  readonly apiVersion: string;
  readonly before: BackendRefWriter;
  readonly after: BackendRefWriter;
  readonly why: string;
}

/** What changes in a Service, as it is before, that the backend at `index` is the first to reach. */
export type ServiceChange = (service: K8sObject, index: number) => OwnedChange;

/** Gateway, route and Services: what the user has, changed where the implementation needs it. */
export function surroundings(
  configuration: Configuration,
  route: RouteWriter,
  gateway: OwnedChange = NO_CHANGE,
  serviceChange: ServiceChange = () => NO_CHANGE,
): readonly Written[] {
  const before = routeObject(configuration, route.apiVersion, route.before);
  const routeChange = { wishes: backendRefWishes(configuration, route), why: route.why };
  return [
    owned(configuration, gatewayObject(configuration), ['gateway', 'gateway.listener'], gateway),
    owned(configuration, before, ['route', 'backends'], routeChange),
    ...services(configuration, serviceChange),
  ];
}

/** The Services that the backends reach, each once and with all of its ports. */
function services(configuration: Configuration, changeOf: ServiceChange): readonly Written[] {
  const byName = new Map<string, { readonly index: number; readonly targets: [ServiceTarget, ...ServiceTarget[]] }>();
  configuration.backends.forEach((backend, index) => {
    const service = serviceOf(backend, configuration);
    if (service === undefined) return;
    const key = `${service.namespace}/${service.name}`;
    const there = byName.get(key);
    if (there === undefined) byName.set(key, { index, targets: [service] });
    else there.targets.push(service);
  });
  return [...byName.values()].map(({ index, targets: [first, ...others] }) => {
    const service = serviceObject(first, others);
    return owned(configuration, service, [`${backendPath(index)}.target`], changeOf(service, index));
  });
}

/** The standard's backendRef: the Service, or nothing for an external host. */
export function standardRef(configuration: Configuration): BackendRefWriter {
  return (placed) => {
    const service = serviceOf(placed.backend, configuration);
    return service === undefined ? undefined : serviceRef(configuration, service, placed);
  };
}

/**
 * The backendRefs that change, one by one and field by field: the rule's other fields, refs that somebody added, and the weight and
 * filters of a ref in the cluster stay as they are.
 */
function backendRefWishes(configuration: Configuration, route: RouteWriter): readonly Wish[] {
  return rulesOf(configuration).flatMap((placed, rule) => {
    let index = 0;
    return placed.flatMap((one): Wish[] => {
      const [before, after] = [route.before(one), route.after(one)];
      const path = ['spec', 'rules', rule, 'backendRefs', index];
      if (after !== undefined) index += 1;
      if (before === undefined) return after === undefined ? [] : [{ path, value: after, insert: true }];
      return [{ path, value: after, within: true }];
    });
  });
}

/** Grants for the backendRefs that cross namespaces. */
export function grants(
  configuration: Configuration,
  refOfBackend: (index: number) => { group: string; kind: string; namespace: string; name: string } | undefined,
): readonly Written[] {
  const { route } = configuration;
  return configuration.backends.flatMap((_, index) => {
    const to = refOfBackend(index);
    if (to === undefined || to.namespace === route.namespace) return [];
    return [
      created(referenceGrant({ kind: route.kind, namespace: route.namespace }, to), [
        `${backendPath(index)}.target.namespace`,
        'route.namespace',
      ]),
    ];
  });
}

/** Keeps the first of several entries for one object, and of an object that is written and relied on the one that is written. */
export function uniqueBySlot(written: readonly Written[]): readonly Written[] {
  const bySlot = new Map<string, Written>();
  for (const entry of written) if (!bySlot.has(entry.slot)) bySlot.set(entry.slot, entry);
  return [...bySlot.values()].filter(
    ({ slot, object }) => !slot.startsWith(EXISTING) || !bySlot.has(slotOf(refOf(object))),
  );
}

function freeName({ namespace, target }: PolicyWish, taken: Set<string>): string {
  const isFree = (name: string) => !taken.has(`${namespace}/${name}`);
  const longer = () => shortened(`${target.name}-${target.sectionName ?? target.kind.toLowerCase()}`, 240);
  let name = shortened(target.name, 240);
  if (!isFree(name)) name = longer();
  for (let count = 2; !isFree(name); count += 1) name = `${longer()}-${count}`;
  taken.add(`${namespace}/${name}`);
  return name;
}
