import type { CaSource, Configuration } from '../../configuration/configuration.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { type OwnedChange, owned } from '../../gateway-api/resources.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import { standardPolicy } from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { Wish } from '../../manifest/change.ts';
import { groupOf, type K8sObject } from '../../manifest/object.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { KONG_ANNOTATIONS, PRESERVE_HOST } from './annotations.ts';
import { caObject, labelledSecret } from './ca-objects.ts';
import { keyOf, namedHost, planServices, type ServicePlan } from './plan.ts';
import type { Product } from './product.ts';
import { TLS_PROTOCOL } from './tls-protocol.ts';

/** Annotations on the user’s Services and route, marks on CA objects, and policies where they are asked for. */
export function writeKong(configuration: Configuration, product: Product): readonly Written[] {
  const plans = planServices(configuration, product);
  const own = ownObjects(configuration, product, [...plans.values()]);
  // Of several entries for one object the first counts.
  const marked = new Map([...own].reverse().map((entry) => [entry.slot, entry]));
  const written = writeManifests(configuration, {
    ...standardParts(configuration, product.watches),
    own,
    policyOf: (backend, index) => {
      const wish = standardPolicy(backend, index);
      if (wish === undefined || wish.target.kind !== 'Service') return wish;
      const plan = plans.get(keyOf({ namespace: wish.namespace, name: wish.target.name }));
      // Kong does not look at sectionName: what is said for a port holds for the whole Service.
      const whole = { ...wish, target: { ...wish.target, sectionName: null } };
      return plan?.index === index && plan.through === 'policy' ? whole : undefined;
    },
    serviceChange: (service) => serviceChange(configuration, plans.get(keyOf(placeOf(service)))),
    controllerName: product.controllerName,
  });
  return written.map((entry) => finish(configuration, product, plans, marked.get(entry.slot) ?? entry));
}

function placeOf({ metadata }: K8sObject) {
  return { namespace: metadata.namespace ?? 'default', name: metadata.name };
}

/** CA objects, those with certificates first, and what the operator needs to see a client certificate. */
function ownObjects(configuration: Configuration, product: Product, plans: readonly ServicePlan[]): readonly Written[] {
  const cas = firstUses(plans).flatMap(
    ({ ca, namespace, index }) => caObject(configuration, product, namespace, ca, index) ?? [],
  );
  const shown = plans.some((plan) => showsCertificate(configuration, plan));
  const { clientCertificate } = configuration;
  return [
    ...cas.filter(({ role }) => role === 'create'),
    ...cas.filter(({ role }) => role !== 'create'),
    ...(product.labelledSecrets && shown && clientCertificate !== null
      ? [labelledSecret(configuration, clientCertificate.namespace, clientCertificate.secret)]
      : []),
  ];
}

interface CaUse {
  readonly ca: CaSource;
  readonly namespace: string;
  readonly index: number;
}

/** Each CA source once: many Services have the same. */
function firstUses(plans: readonly ServicePlan[]): readonly CaUse[] {
  const uses = new Map<string, CaUse>();
  for (const { validation, service, index } of plans) {
    if (validation.mode !== 'custom') continue;
    const { ca } = validation;
    const key = `${ca.kind} ${service.namespace}/${ca.kind === 'ClusterCA' ? '' : ca.name}`;
    if (!uses.has(key)) uses.set(key, { ca, namespace: service.namespace, index });
  }
  return [...uses.values()];
}

/** Kong looks for the Secret beside the Service. */
function showsCertificate({ clientCertificate }: Configuration, { service }: ServicePlan): boolean {
  return clientCertificate !== null && clientCertificate.namespace === service.namespace;
}

function serviceChange(configuration: Configuration, plan: ServicePlan | undefined): OwnedChange {
  const annotations = plan === undefined ? {} : annotationsFor(configuration, plan);
  return {
    wishes: Object.entries(annotations).map(
      ([name, value]): Wish => ({ path: ['metadata', 'annotations', name], value }),
    ),
    why: 'Kong reads from the Service’s annotations how to speak to it, for all routes that lead there and all of its ports.',
  };
}

function annotationsFor(configuration: Configuration, plan: ServicePlan): { readonly [name: string]: string } {
  const { validation, through } = plan;
  const certificate = showsCertificate(configuration, plan) ? (configuration.clientCertificate?.secret ?? null) : null;
  const host = namedHost(configuration, plan);
  return {
    ...(through === 'policy'
      ? {}
      : {
          [KONG_ANNOTATIONS.protocol]: TLS_PROTOCOL[configuration.route.kind],
          [KONG_ANNOTATIONS.verify]: validation.mode === 'skip' ? 'false' : 'true',
          ...caAnnotation(plan),
          ...(host === null ? {} : { [KONG_ANNOTATIONS.hostHeader]: host }),
        }),
    ...(certificate === null ? {} : { [KONG_ANNOTATIONS.clientCertificate]: certificate }),
    ...skipAnnotations(validation),
  };
}

function caAnnotation({ validation }: ServicePlan): { readonly [name: string]: string } {
  if (validation.mode !== 'custom') return {};
  const { ca } = validation;
  // Neither can carry the id that Kong wants: examine says so.
  if (ca.kind === 'ClusterTrustBundle' || ca.kind === 'ClusterCA') return {};
  return { [ca.kind === 'Secret' ? KONG_ANNOTATIONS.caSecrets : KONG_ANNOTATIONS.caConfigMaps]: ca.name };
}

/** The route’s own annotation, and that of the GatewayClass. */
function finish(
  configuration: Configuration,
  { unmanagedClass }: Product,
  plans: ReadonlyMap<string, ServicePlan>,
  entry: Written,
): Written {
  const { object } = entry;
  if (groupOf(object.apiVersion) !== GATEWAY_API_GROUP) return entry;
  if (object.kind === 'GatewayClass' && unmanagedClass) {
    const metadata = { ...object.metadata, annotations: { 'konghq.com/gatewayclass-unmanaged': 'true' } };
    return { ...entry, object: { ...object, metadata } };
  }
  if (object.kind !== 'HTTPRoute' || object.kind !== configuration.route.kind) return entry;
  if (![...plans.values()].some((plan) => namedHost(configuration, plan) !== null)) return entry;
  return owned(configuration, object, entry.from, {
    wishes: [{ path: ['metadata', 'annotations', PRESERVE_HOST], value: 'false' }],
    why: 'Kong sends the Host as SNI and checks the certificate for it. By default that is the Host of each request; so it is the backend’s own name, and the backend sees that name as Host.',
  });
}
