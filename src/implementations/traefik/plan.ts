import { serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration, Setting, Validation } from '../../configuration/configuration.ts';
import { shortened } from '../../configuration/names.ts';
import { GATEWAY_API_GROUP, servedVersions } from '../../gateway-api/releases.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { watchedVersions } from '../fact.ts';
import { switched } from '../field.ts';
import type { Abilities } from './abilities.ts';
import { byServersTransport } from './fields.ts';
import { transportSpec } from './transport-spec.ts';
import { watches } from './watches.ts';

/** Which backends go through a TraefikService, since a policy cannot say what is asked for, and what stands in it. */

/** One TraefikService with its ServersTransport, both of one name. Backends of the form with the same content share them. */
export interface TransportPlan {
  readonly namespace: string;
  readonly name: string;
  /** Index of the first backend of the form that it is for. */
  readonly index: number;
  readonly service: string;
  readonly port: number;
  /** The host that the Service is written for, where it is not one of the user's. */
  readonly external: string | null;
  readonly spec: JsonObject;
  readonly annotations: { readonly [key: string]: string } | undefined;
}

/** The plan for each backend of the form, by index; `undefined` where the route leads to the Service itself. */
export function planTransports(
  configuration: Configuration,
  abilities: Abilities,
): readonly (TransportPlan | undefined)[] {
  const byContent = new Map<string, TransportPlan>();
  const taken = new Set(
    configuration.backends.flatMap((backend) => {
      const service = serviceOf(backend, configuration);
      return service === undefined ? [] : [`Service ${service.namespace}/${service.name}`];
    }),
  );
  return configuration.backends.map((backend, index) => {
    if (!needsTransport(configuration, backend, abilities)) return undefined;
    const draft = draftOf(configuration, backend, abilities);
    if (draft === undefined) return undefined;
    const content = JSON.stringify(draft);
    const there = byContent.get(content);
    if (there !== undefined) return there;
    const { base, ...rest } = draft;
    const name = freeName(draft.namespace, base, draft.port, taken, draft.external !== null);
    const plan = { ...rest, name, index, service: draft.service ?? name };
    byContent.set(content, plan);
    return plan;
  });
}

/** Only an HTTPRoute leads to a TraefikService. Policies do for a Service whatever they can. */
function needsTransport(configuration: Configuration, backend: Backend, abilities: Abilities): boolean {
  const { route, setting, clientCertificate, tlsVersions } = configuration;
  const { target, validation } = backend;
  if (route.kind !== 'HTTPRoute' || target.kind === 'Gateway' || target.kind === 'HTTPRoute') return false;
  return (
    target.kind === 'ExternalHost' ||
    validation.mode === 'skip' ||
    clientCertificate !== null ||
    tlsVersions.minimum !== null ||
    tlsVersions.maximum !== null ||
    switched(byServersTransport, configuration) ||
    !readsPolicies(setting, abilities) ||
    !readsCa(validation, abilities)
  );
}

/** Whether the cluster serves a version of BackendTLSPolicy that Traefik reads, and that makes TLS. */
function readsPolicies(setting: Setting, abilities: Abilities): boolean {
  if (abilities.policies === 'no' || abilities.policyTls === 'no') return false;
  const served = servedVersions(setting.gatewayApi, 'BackendTLSPolicy');
  return watchedVersions(watches, GATEWAY_API_GROUP, 'BackendTLSPolicy', setting).some(({ apiVersion }) =>
    served.includes(apiVersion),
  );
}

function readsCa(validation: Validation, abilities: Abilities): boolean {
  return validation.mode !== 'custom' || validation.ca.kind !== 'Secret' || abilities.policySecret !== 'no';
}

type Draft = Omit<TransportPlan, 'name' | 'index' | 'service'> & {
  readonly base: string;
  readonly service: string | undefined;
};

function draftOf(configuration: Configuration, backend: Backend, abilities: Abilities): Draft | undefined {
  const { target, validation } = backend;
  const annotations = skipAnnotations(validation);
  const spec = transportSpec(configuration, validation, abilities);
  if (target.kind === 'ExternalHost') {
    const { namespace, hostname, port } = target;
    return { namespace, port, external: hostname, service: undefined, spec, annotations, base: asLabel(hostname) };
  }
  const service = serviceOf(backend, configuration);
  if (service === undefined) return undefined;
  const { namespace, port, name } = service;
  const base = `${name}-${validation.mode === 'skip' ? 'unverified' : 'tls'}`;
  return { namespace, port, external: null, service: name, spec, annotations, base };
}

/** A Service’s name is a DNS label that begins with a letter. */
function asLabel(hostname: string): string {
  const label = hostname.replaceAll('.', '-');
  return shortened(/^[a-z]/.test(label) ? label : `host-${label}`, 50);
}

/** Names stay as short as they can: with the port, and then counted, only where another object has the name. */
function freeName(namespace: string, base: string, port: number, taken: Set<string>, alsoService: boolean): string {
  const first = shortened(base, alsoService ? 50 : 240);
  const candidate = (count: number) =>
    count === 0 ? first : count === 1 ? `${first}-${port}` : `${first}-${port}-${count}`;
  const slots = (name: string) => [
    `TraefikService ${namespace}/${name}`,
    ...(alsoService ? [`Service ${namespace}/${name}`] : []),
  ];
  let count = 0;
  while (slots(candidate(count)).some((slot) => taken.has(slot))) count += 1;
  for (const slot of slots(candidate(count))) taken.add(slot);
  return candidate(count);
}
