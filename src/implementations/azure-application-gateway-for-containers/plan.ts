import { serviceOf } from '../../configuration/backends.ts';
import type { Backend, ClientCertificate, Configuration, ServiceTarget } from '../../configuration/configuration.ts';
import { shortened } from '../../configuration/names.ts';
import { caReference } from '../../gateway-api/resources.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import { type JsonObject, sameJson } from '../../manifest/json.ts';
import { compact } from '../../manifest/object.ts';

/** A policy to write: what holds for some ports of a Service. */
export interface PolicyPlan {
  readonly namespace: string;
  readonly service: string;
  readonly name: string;
  readonly ports: readonly number[];
  readonly wish: Wish;
  /** Index of the first backend that it is for. */
  readonly index: number;
}

/** What a policy says beside its ports. */
interface Wish extends JsonObject {
  readonly settings: JsonObject;
  readonly annotations: { readonly [key: string]: string };
}

/** A backend with what it asks for. */
interface Placed {
  readonly index: number;
  readonly target: ServiceTarget;
  readonly wish: Wish;
}

/** A backend that asks for something else than the first one on the same port of the same Service. */
export interface Clash {
  readonly index: number;
  readonly first: number;
}

/** One policy for all ports of a Service of which the same is asked. */
export function planPolicies(configuration: Configuration): readonly PolicyPlan[] {
  const byService = new Map<string, [PolicyPlan, ...PolicyPlan[]]>();
  const names = new Set<string>();
  for (const { index, target, wish } of wishesByPort(configuration).placed) {
    const { namespace, name: service, port } = target;
    const key = `${namespace}/${service}`;
    const own = byService.get(key);
    const at = own?.findIndex((plan) => sameJson(plan.wish, wish)) ?? -1;
    const peer = own?.[at];
    if (own !== undefined && peer !== undefined) {
      own[at] = { ...peer, ports: [...peer.ports, port] };
      continue;
    }
    const name = freeName(namespace, own === undefined ? [service] : [], `${service}-${port}`, names);
    const plan = { namespace, service, name, ports: [port], wish, index };
    if (own === undefined) byService.set(key, [plan]);
    else own.push(plan);
  }
  return [...byService.values()].flat();
}

export function clashesOf(configuration: Configuration): readonly Clash[] {
  return wishesByPort(configuration).clashes;
}

/** A port has one wish, the first. */
function wishesByPort(configuration: Configuration): { placed: readonly Placed[]; clashes: readonly Clash[] } {
  const ports = new Map<string, Placed>();
  const clashes: Clash[] = [];
  configuration.backends.forEach((backend, index) => {
    const target = serviceOf(backend, configuration);
    if (target === undefined) return;
    const wish = wishOf(backend, configuration.clientCertificate, target.namespace);
    const key = `${target.namespace}/${target.name}:${target.port}`;
    const there = ports.get(key);
    if (there === undefined) ports.set(key, { index, target, wish });
    else if (!sameJson(there.wish, wish)) clashes.push({ index, first: there.index });
  });
  return { placed: [...ports.values()], clashes };
}

/** Of the candidates, then of `last` with a number behind it, the first that no other policy of the namespace has. */
function freeName(namespace: string, candidates: readonly string[], last: string, taken: Set<string>): string {
  const keyOf = (name: string) => `${namespace}/${name}`;
  let name = [...candidates, last].map((one) => shortened(one, 240)).find((one) => !taken.has(keyOf(one)));
  for (let count = 2; name === undefined; count += 1) {
    const candidate = `${shortened(last, 240)}-${count}`;
    if (!taken.has(keyOf(candidate))) name = candidate;
  }
  taken.add(keyOf(name));
  return name;
}

function wishOf({ validation }: Backend, certificate: ClientCertificate | null, namespace: string): Wish {
  const clientCertificateRef = certificate === null ? undefined : secretRef(certificate, namespace);
  const settings = compact({
    sni: validation.hostname ?? undefined,
    clientCertificateRef,
    verify: verifyOf(validation),
  });
  return { settings, annotations: skipAnnotations(validation) ?? {} };
}

/** Without a CA, or with one that is no Secret, nothing is accepted: better than a policy that checks nothing. */
function verifyOf(validation: Backend['validation']): JsonObject | undefined {
  if (validation.mode === 'skip') return undefined;
  const [first] = validation.subjectAltNames;
  const subjectAltName = first === undefined ? validation.hostname : first.type === 'URI' ? first.uri : first.hostname;
  const caCertificateRef = validation.mode === 'system' ? undefined : caReference(validation);
  return compact({ caCertificateRef, subjectAltName });
}

function secretRef({ secret, namespace }: ClientCertificate, own: string): JsonObject {
  return compact({ group: '', kind: 'Secret', name: secret, namespace: namespace === own ? undefined : namespace });
}
