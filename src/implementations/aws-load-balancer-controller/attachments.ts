import { type Found, identityOf, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import { AWS_GROUP } from './watches.ts';

/** Where a route hangs: Gateways, listeners, and what they name. */

/** A listener that a route is attached to; `listener` is `null` where the manifests do not hold it. */
export interface Attachment {
  readonly gateway: K8sObject | null;
  readonly listener: Listener | null;
}

export interface Listener {
  readonly gatewayRef: ObjectRef;
  readonly path: readonly (string | number)[];
  readonly name: string;
  readonly protocol: string;
  readonly tlsMode: string;
  readonly port: number | null;
  readonly hostname: string | null;
}

/** Every listener that the route is attached to; one empty attachment where none is known. */
export function attachmentsOf(found: Found, route: K8sObject): readonly Attachment[] {
  const attachments = pickList(route, 'spec', 'parentRefs').flatMap((parent): Attachment[] => {
    const gateway = lookUp(found, {
      group: GATEWAY_API_GROUP,
      kind: pickString(parent, 'kind') ?? 'Gateway',
      namespace: pickString(parent, 'namespace') ?? namespaceOf(route),
      name: pickString(parent, 'name') ?? '',
    });
    if (gateway === undefined) return [{ gateway: null, listener: null }];
    const [section, port] = [pickString(parent, 'sectionName'), pickNumber(parent, 'port')];
    const listeners = listenersOf(gateway).filter(
      (listener) =>
        (section === undefined || listener.name === section) && (port === undefined || listener.port === port),
    );
    return listeners.length === 0
      ? [{ gateway, listener: null }]
      : listeners.map((listener) => ({ gateway, listener }));
  });
  return attachments.length === 0 ? [{ gateway: null, listener: null }] : attachments;
}

function listenersOf(gateway: K8sObject): readonly Listener[] {
  const gatewayRef = identityOf(gateway);
  return pickList(gateway, 'spec', 'listeners').map((listener, index) => ({
    gatewayRef,
    path: ['spec', 'listeners', index],
    name: pickString(listener, 'name') ?? '',
    protocol: pickString(listener, 'protocol') ?? '',
    tlsMode: pickString(listener, 'tls', 'mode') ?? 'Terminate',
    port: pickNumber(listener, 'port') ?? null,
    hostname: pickString(listener, 'hostname') ?? null,
  }));
}

/** The GatewayClass of a Gateway, where it is in the manifests. */
export function classOf(found: Found, gateway: K8sObject): K8sObject | undefined {
  const name = pickString(gateway, 'spec', 'gatewayClassName');
  return name === undefined
    ? undefined
    : lookUp(found, { group: GATEWAY_API_GROUP, kind: 'GatewayClass', namespace: '', name });
}

/** A LoadBalancerConfiguration that is named; `object` is `undefined` where the manifests do not hold it. */
export interface NamedConfiguration {
  readonly ref: ObjectRef;
  readonly object: K8sObject | undefined;
}

/** The LoadBalancerConfiguration that the Gateway names for itself. */
export function configurationOf(found: Found, gateway: K8sObject): NamedConfiguration | undefined {
  const ref = parameters(gateway, ['spec', 'infrastructure', 'parametersRef'], namespaceOf(gateway));
  return ref === undefined ? undefined : { ref, object: lookUp(found, ref) };
}

/** The one that its GatewayClass names. */
export function classConfigurationOf(found: Found, gateway: K8sObject): NamedConfiguration | undefined {
  const gatewayClass = classOf(found, gateway);
  if (gatewayClass === undefined) return undefined;
  const namespace = pickString(gatewayClass, 'spec', 'parametersRef', 'namespace') ?? '';
  const ref = parameters(gatewayClass, ['spec', 'parametersRef'], namespace);
  return ref === undefined ? undefined : { ref, object: lookUp(found, ref) };
}

function parameters(object: K8sObject, path: readonly string[], namespace: string): ObjectRef | undefined {
  const name = pickString(object, ...path, 'name');
  const kind = pickString(object, ...path, 'kind');
  if (name === undefined || kind !== 'LoadBalancerConfiguration') return undefined;
  return pickString(object, ...path, 'group') === AWS_GROUP ? { group: AWS_GROUP, kind, namespace, name } : undefined;
}
