import { serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration, Validation } from '../../configuration/configuration.ts';
import { shortened } from '../../configuration/names.ts';
import { caReference } from '../../gateway-api/resources.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { compact } from '../../manifest/object.ts';
import type { Abilities } from './abilities.ts';

/** What Backend objects a Configuration needs: for hosts outside the cluster, and wherever verification is skipped. */

/** One Backend to write, in its namespace. Backends of the form with the same content share one. */
export interface BackendPlan {
  readonly namespace: string;
  readonly name: string;
  /** Index of the first backend of the form that it is for. */
  readonly index: number;
  readonly hostname: string;
  readonly port: number;
  /** `undefined`: TLS comes from the policy alone. */
  readonly tls: JsonObject | undefined;
  readonly annotations: { readonly [key: string]: string } | undefined;
  /** What a BackendTLSPolicy on this Backend says, where its own fields cannot. */
  readonly policy: Exclude<Validation, { mode: 'skip' }> | null;
}

/** The plan for each backend of the form, by index; `undefined` where a policy on the Service does it. */
export function planBackends(configuration: Configuration, abilities: Abilities): readonly (BackendPlan | undefined)[] {
  const byContent = new Map<string, BackendPlan>();
  const taken = new Set<string>();
  return configuration.backends.map((backend, index) => {
    const draft = draftOf(configuration, backend, abilities);
    if (draft === undefined) return undefined;
    const content = JSON.stringify(draft);
    const there = byContent.get(content);
    if (there !== undefined) return there;
    const { base, ...rest } = draft;
    const plan = { ...rest, name: freeName(draft, base, taken), index };
    byContent.set(content, plan);
    return plan;
  });
}

type Draft = Omit<BackendPlan, 'name' | 'index'> & { readonly base: string };

function draftOf(configuration: Configuration, backend: Backend, abilities: Abilities): Draft | undefined {
  const { target, validation } = backend;
  if (target.kind !== 'ExternalHost' && validation.mode !== 'skip') return undefined;
  const place = placeOf(configuration, backend);
  if (place === undefined) return undefined;
  const common = { ...place, annotations: skipAnnotations(validation) };
  if (validation.mode === 'skip') {
    const hasSni = abilities.backendSni !== 'no';
    const sni = validation.hostname ?? undefined;
    return {
      ...common,
      tls: compact({ insecureSkipVerify: true, sni: hasSni ? sni : undefined }),
      policy: hasSni || sni === undefined ? null : sniOnly(sni),
    };
  }
  // SANs can be said in a policy only, and before `sni` exists a name can be checked through a policy only.
  if (abilities.backendSni === 'no' || validation.subjectAltNames.length > 0) {
    return { ...common, tls: undefined, policy: validation };
  }
  const source =
    validation.mode === 'system'
      ? { wellKnownCACertificates: 'System' }
      : { caCertificateRefs: [caReference(validation)] };
  return { ...common, tls: { sni: validation.hostname, ...source }, policy: null };
}

/** A policy on a Backend that skips verification sets the SNI and nothing else; it needs some CA to be valid. */
function sniOnly(hostname: string): Exclude<Validation, { mode: 'skip' }> {
  return { mode: 'system', hostname, subjectAltNames: [] };
}

type Place = Pick<Draft, 'namespace' | 'hostname' | 'port' | 'base'>;

function placeOf(configuration: Configuration, backend: Backend): Place | undefined {
  const { target } = backend;
  if (target.kind === 'ExternalHost') {
    const { namespace, hostname, port } = target;
    return { namespace, hostname, port, base: hostname.replaceAll('.', '-') };
  }
  const service = serviceOf(backend, configuration);
  return (
    service && {
      namespace: service.namespace,
      hostname: `${service.name}.${service.namespace}.svc.${configuration.setting.clusterDomain}`,
      // A headless Service's name resolves to the pods themselves, which listen on their own port.
      port: service.headless ? service.targetPort : service.port,
      base: `${service.name}-unverified`,
    }
  );
}

/** Names stay as short as they can: with the port, and then counted, only where another Backend has the name. */
function freeName({ namespace, port }: Pick<Draft, 'namespace' | 'port'>, base: string, taken: Set<string>): string {
  const first = shortened(base, 240);
  const candidate = (count: number) =>
    count === 0 ? first : count === 1 ? `${first}-${port}` : `${first}-${port}-${count}`;
  let count = 0;
  while (taken.has(`${namespace}/${candidate(count)}`)) count += 1;
  taken.add(`${namespace}/${candidate(count)}`);
  return candidate(count);
}
