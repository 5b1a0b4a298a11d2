import { type PlacedBackend, rulesOf } from '../configuration/backends.ts';
import type { Configuration, ServiceTarget, Validation } from '../configuration/configuration.ts';
import { shortened } from '../configuration/names.ts';
import { changeObject, type Wish } from '../manifest/change.ts';
import type { JsonObject } from '../manifest/json.ts';
import { compact, type K8sObject, type ObjectRef, refOf, slotOf } from '../manifest/object.ts';
import { GATEWAY_API_GROUP } from './releases.ts';
import type { Written } from './written.ts';

/** Builders of the standard's objects from a Configuration. Which objects are needed is the implementation's business. */

export function created(object: K8sObject, from: readonly string[]): Written {
  return { slot: slotOf(refOf(object)), object, from, role: 'create' };
}

/** What changes in an object that the user has already. */
export interface OwnedChange {
  readonly wishes: readonly Wish[];
  /** One sentence for those who are asked to change it. */
  readonly why: string;
}

export const NO_CHANGE: OwnedChange = { wishes: [], why: '' };

/**
 * An object that the user has already: whole in the complete example, otherwise left alone (no wishes) or patched.
 * `before` is what such an object looks like before the change.
 */
export function owned(
  configuration: Configuration,
  before: K8sObject,
  from: readonly string[],
  { wishes, why }: OwnedChange = NO_CHANGE,
): Written {
  const { after, operations, back, merge } = changeObject(before, wishes);
  const slot = slotOf(refOf(after));
  if (configuration.output.completeExample) return { slot, object: after, from, role: 'example' };
  return operations.length === 0
    ? { slot, object: after, from, role: 'exists' }
    : { slot, object: after, from, role: 'patch', before, operations, back, merge, why };
}

export function gatewayObject(configuration: Configuration): K8sObject {
  const { gateway, route } = configuration;
  const { listener } = gateway;
  const terminates = listener.protocol === 'HTTPS' || (listener.protocol === 'TLS' && listener.tlsMode === 'Terminate');
  const tls = terminates
    ? { mode: 'Terminate', certificateRefs: [{ name: listener.certificateSecret }] }
    : listener.protocol === 'TLS'
      ? { mode: 'Passthrough' }
      : undefined;
  return {
    apiVersion: `${GATEWAY_API_GROUP}/v1`,
    kind: 'Gateway',
    metadata: { name: gateway.name, namespace: gateway.namespace },
    spec: {
      gatewayClassName: gateway.className,
      listeners: [
        compact({
          name: listener.name,
          port: listener.port,
          protocol: listener.protocol,
          tls,
          allowedRoutes: route.namespace === gateway.namespace ? undefined : { namespaces: { from: 'All' } },
        }),
      ],
    },
  };
}

/** What a rule's backendRef says; `undefined` leaves the backend out. */
export type BackendRefWriter = (placed: PlacedBackend) => JsonObject | undefined;

export function routeObject(configuration: Configuration, apiVersion: string, backendRef: BackendRefWriter): K8sObject {
  const { gateway, route } = configuration;
  const parent = compact({
    name: gateway.name,
    namespace: gateway.namespace === route.namespace ? undefined : gateway.namespace,
    sectionName: gateway.listener.name,
  });
  return {
    apiVersion: `${GATEWAY_API_GROUP}/${apiVersion}`,
    kind: route.kind,
    metadata: { name: route.name, namespace: route.namespace },
    spec: compact({
      parentRefs: [parent],
      hostnames: route.kind === 'TCPRoute' || route.hostnames.length === 0 ? undefined : route.hostnames,
      rules: rulesOf(configuration).map((rule) => ({
        backendRefs: rule.map(backendRef).filter((ref) => ref !== undefined),
      })),
    }),
  };
}

/** A backendRef to a Service, as short as the API allows. */
export function serviceRef(configuration: Configuration, service: ServiceTarget, placed: PlacedBackend): JsonObject {
  return compact({
    name: service.name,
    namespace: service.namespace === configuration.route.namespace ? undefined : service.namespace,
    port: service.port,
    weight: weightOf(placed),
  });
}

/** The weight to write: left out where it is the default. */
export function weightOf({ backend, peers }: PlacedBackend): number | undefined {
  return backend.weight === 1 || (peers === 1 && backend.weight !== 0) ? undefined : backend.weight;
}

/** A Service with the ports of all the targets on it; `others` are further targets of the same name. */
export function serviceObject(service: ServiceTarget, others: readonly ServiceTarget[] = []): K8sObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: service.name, namespace: service.namespace },
    spec: compact({
      clusterIP: service.headless ? 'None' : undefined,
      selector: { app: service.name },
      ports: servicePorts([service, ...others]),
    }),
  };
}

/** Each port number once. Where there are several, every port needs a name of its own. */
function servicePorts(targets: readonly ServiceTarget[]): readonly JsonObject[] {
  const byNumber = new Map<number, ServiceTarget>();
  for (const target of targets) if (!byNumber.has(target.port)) byNumber.set(target.port, target);
  const taken = new Set<string>();
  return [...byNumber.values()].map(({ portName, port, targetPort }) => {
    const free = portName !== null && !taken.has(portName) ? portName : undefined;
    const name = byNumber.size === 1 ? (portName ?? undefined) : (free ?? `port-${port}`);
    if (name !== undefined) taken.add(name);
    return compact({ name, port, targetPort, protocol: 'TCP' });
  });
}

export function caConfigMap(namespace: string, name: string, pem: string): K8sObject {
  const text = pem.trim();
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: { 'ca.crt': `${text}\n` } };
}

export interface PolicyTarget {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly sectionName: string | null;
}

export function backendTlsPolicy(
  apiVersion: string,
  meta: { readonly namespace: string; readonly name: string },
  target: PolicyTarget,
  validation: Exclude<Validation, { mode: 'skip' }>,
): K8sObject {
  return {
    apiVersion: `${GATEWAY_API_GROUP}/${apiVersion}`,
    kind: 'BackendTLSPolicy',
    metadata: { name: meta.name, namespace: meta.namespace },
    spec: {
      targetRefs: [
        compact({
          group: target.group,
          kind: target.kind,
          name: target.name,
          sectionName: target.sectionName ?? undefined,
        }),
      ],
      validation: compact({
        hostname: validation.hostname,
        ...(validation.mode === 'system'
          ? { wellKnownCACertificates: 'System' }
          : { caCertificateRefs: [caReference(validation)] }),
        subjectAltNames: validation.subjectAltNames.length === 0 ? undefined : validation.subjectAltNames,
      }),
    },
  };
}

/** The name of the ConfigMap that every namespace has, with the CA of the cluster's own API server. */
export const CLUSTER_CA_CONFIG_MAP = 'kube-root-ca.crt';

/** How `caCertificateRefs` names a CA source. */
export function caReference(validation: Extract<Validation, { mode: 'custom' }>): JsonObject {
  const { ca } = validation;
  if (ca.kind === 'ClusterCA') return { group: '', kind: 'ConfigMap', name: CLUSTER_CA_CONFIG_MAP };
  if (ca.kind === 'ClusterTrustBundle')
    return { group: 'certificates.k8s.io', kind: 'ClusterTrustBundle', name: ca.name };
  return { group: '', kind: ca.kind === 'Secret' ? 'Secret' : 'ConfigMap', name: ca.name };
}

/** Lets routes in one namespace refer to objects in another. */
export function referenceGrant(from: { kind: string; namespace: string }, to: ObjectRef): K8sObject {
  return {
    apiVersion: `${GATEWAY_API_GROUP}/v1beta1`,
    kind: 'ReferenceGrant',
    metadata: {
      name: shortened(`${from.namespace}-${from.kind.toLowerCase()}-to-${to.name}`, 253),
      namespace: to.namespace,
    },
    spec: {
      from: [{ group: GATEWAY_API_GROUP, kind: from.kind, namespace: from.namespace }],
      to: [{ group: to.group, kind: to.kind, name: to.name }],
    },
  };
}
