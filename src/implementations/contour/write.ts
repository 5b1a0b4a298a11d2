import { serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { NO_CHANGE, type OwnedChange } from '../../gateway-api/resources.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import { type PolicyWish, standardPolicy } from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { Wish } from '../../manifest/change.ts';
import { grouped } from '../../manifest/grouped.ts';
import { pickList, pickNumber } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { answer } from '../field.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { canChoose, through } from './fields.ts';
import { H2_ANNOTATION, TLS_ANNOTATION } from './service-protocol.ts';
import { CONTROLLER, watches } from './watches.ts';

/**
 * Policies where Contour verifies, and the word of the Service where it shall not. A policy that would be set aside is not
 * written: it would look like verification and be none.
 */
export function write(configuration: Configuration): readonly Written[] {
  const skipped = skippedByService(configuration);
  return writeManifests(configuration, {
    ...standardParts(configuration, watches),
    policyOf: (backend, index) => policyOf(configuration, backend, index),
    serviceChange: (service) => serviceChange(configuration, skipped.get(keyOf(service.metadata)) ?? [], service),
    controllerName: CONTROLLER,
  });
}

function policyOf({ route }: Configuration, backend: Backend, index: number): PolicyWish | undefined {
  if (route.kind !== 'HTTPRoute' || backend.validation.mode !== 'custom') return undefined;
  const wish = standardPolicy(backend, index);
  return wish && { ...wish, validation: { ...wish.validation, subjectAltNames: [] } };
}

/** What one skipped backend asks of its Service. */
interface Skipped {
  /** By {@link keyOf}. */
  readonly service: string;
  readonly port: number;
  readonly as: 'app-protocol' | 'tls' | 'h2';
  readonly annotations: { readonly [key: string]: string } | undefined;
}

function serviceChange(
  { route: { kind } }: Configuration,
  skipped: readonly Skipped[],
  service: K8sObject,
): OwnedChange {
  if (skipped.length === 0 || (kind !== 'HTTPRoute' && kind !== 'GRPCRoute')) return NO_CHANGE;
  const byField = skipped.every(({ as }) => as === 'app-protocol');
  return {
    wishes: [...(byField ? protocolWishes(service, skipped) : annotationWishes(skipped)), ...reasonWishes(skipped)],
    why: `Contour takes from the Service that its port speaks TLS. Other routes to that port get TLS too.${byField ? '' : ' An appProtocol that the port has already would win: take it away, or set it to https instead. An annotation of that name that is there already is replaced.'}`,
  };
}

function skippedByService(configuration: Configuration): ReadonlyMap<string, readonly Skipped[]> {
  const all = configuration.backends.flatMap((backend, index): Skipped[] => {
    const target = serviceOf(backend, configuration);
    if (target === undefined || backend.validation.mode !== 'skip') return [];
    const annotations = skipAnnotations(backend.validation);
    return [{ service: keyOf(target), port: target.port, as: wayOf(configuration, index), annotations }];
  });
  return grouped(all, ({ service }) => service);
}

function keyOf({ namespace, name }: { readonly namespace?: string; readonly name: string }): string {
  return `${namespace ?? ''}/${name}`;
}

function wayOf(configuration: Configuration, index: number): Skipped['as'] {
  const { route, backends } = configuration;
  if (route.kind !== 'HTTPRoute' || backends[index]?.protocol !== 'http/1.1') return 'h2';
  if (!canChoose(configuration, index)) return 'tls';
  return answer(through, configuration) === 'annotation' ? 'tls' : 'app-protocol';
}

function protocolWishes(service: K8sObject, skipped: readonly Skipped[]): readonly Wish[] {
  const asked = new Set(skipped.map(({ port }) => port));
  return pickList(service, 'spec', 'ports').flatMap((entry, index): Wish[] => {
    const port = pickNumber(entry, 'port');
    const path = ['spec', 'ports', index, 'appProtocol'];
    return port === undefined || !asked.has(port) ? [] : [{ path, value: 'https' }];
  });
}

/** One way for all ports of a Service: what says TLS then stands in one place. */
function annotationWishes(skipped: readonly Skipped[]): readonly Wish[] {
  const ports = (way: readonly Skipped['as'][]) => [
    ...new Set(skipped.flatMap(({ port, as }) => (way.includes(as) ? [port] : []))),
  ];
  return annotated({
    [TLS_ANNOTATION]: ports(['tls', 'app-protocol']).join(','),
    [H2_ANNOTATION]: ports(['h2']).join(','),
  });
}

/** A Service has one place for the reason of all its backends. */
function reasonWishes(skipped: readonly Skipped[]): readonly Wish[] {
  return annotated(skipped.find((one) => one.annotations !== undefined)?.annotations ?? {});
}

function annotated(annotations: NonNullable<Skipped['annotations']>): readonly Wish[] {
  return Object.entries(annotations).flatMap(([name, value]) =>
    value === '' ? [] : [{ path: ['metadata', 'annotations', name], value }],
  );
}
