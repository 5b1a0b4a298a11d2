import { backendsOn, serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { OwnedChange } from '../../gateway-api/resources.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import type { Wish } from '../../manifest/change.ts';
import { type Json, pickList, pickNumber } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';

/** `appProtocol` of a Service's port, by which GKE's load balancers choose what they speak. */

export type Encrypted = 'HTTPS' | 'HTTP2';

/** HTTP/2 is always encrypted here; gRPC is HTTP/2. */
export function appProtocolFor(protocol: Backend['protocol']): Encrypted {
  return protocol === 'http/1.1' ? 'HTTPS' : 'HTTP2';
}

/** Of a value of `appProtocol`; `undefined` where the load balancer speaks plain text. */
export function encryptedBy(appProtocol: Json | undefined): Encrypted | undefined {
  return appProtocol === 'HTTPS' || appProtocol === 'HTTP2' ? appProtocol : undefined;
}

/**
 * Every port that a backend reaches says that it speaks TLS. A policy decides what is checked, so this is no less true beside
 * one, and where no policy is honoured the connection is still encrypted.
 */
export function serviceChange(service: K8sObject, configuration: Configuration): OwnedChange {
  const { name, namespace = 'default' } = service.metadata;
  const backends = backendsOn({ name, namespace }, configuration);
  const ports = pickList(service, 'spec', 'ports').flatMap((port, index): Wish[] => {
    const first = backends.find((backend) => serviceOf(backend, configuration)?.port === pickNumber(port, 'port'));
    if (first === undefined) return [];
    return [{ path: ['spec', 'ports', index, 'appProtocol'], value: appProtocolFor(first.protocol) }];
  });
  const skipping = backends.map(({ validation }) => skipAnnotations(validation)).find((found) => found !== undefined);
  const annotations = Object.entries(skipping ?? {}).map(
    ([name, value]): Wish => ({ path: ['metadata', 'annotations', name], value }),
  );
  return {
    wishes: [...annotations, ...ports],
    why: 'GKE’s load balancers speak TLS to a port only where its appProtocol says HTTPS or HTTP2.',
  };
}
