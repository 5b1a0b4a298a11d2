import type { Configuration } from '../configuration/configuration.ts';
import { shortened } from '../configuration/names.ts';
import { pick, pickString } from '../manifest/json.ts';
import { compact, type K8sObject, type ObjectRef } from '../manifest/object.ts';
import { gatewaysOf } from './backend-refs.ts';
import { type Found, namespaceOf } from './found.ts';
import { GATEWAY_API_GROUP } from './releases.ts';
import { created, NO_CHANGE, type OwnedChange } from './resources.ts';
import type { Written } from './written.ts';

/** The Gateway's client certificate for its backends, in the form that each release has. */

/** Where the field stands: renamed in Gateway API 1.4, in the standard channel from 1.5. */
function fieldPath(release: string): readonly string[] {
  return release === '1.2' || release === '1.3'
    ? ['spec', 'backendTLS', 'clientCertificateRef']
    : ['spec', 'tls', 'backend', 'clientCertificateRef'];
}

/** What changes in the Gateway for the client certificate that is asked for. */
export function clientCertificateChange(configuration: Configuration): OwnedChange {
  const { clientCertificate, gateway, setting } = configuration;
  if (clientCertificate === null) return NO_CHANGE;
  const value = compact({
    group: '',
    kind: 'Secret',
    name: clientCertificate.secret,
    namespace: clientCertificate.namespace === gateway.namespace ? undefined : clientCertificate.namespace,
  });
  return {
    wishes: [{ path: fieldPath(setting.gatewayApi.release), value }],
    why: 'The Gateway shows this client certificate to all of its TLS backends.',
  };
}

/** A Gateway that takes its client certificate from another namespace needs leave from there. */
export function clientCertificateGrant(configuration: Configuration): readonly Written[] {
  const { clientCertificate, gateway } = configuration;
  if (clientCertificate === null || clientCertificate.namespace === gateway.namespace) return [];
  const object: K8sObject = {
    apiVersion: `${GATEWAY_API_GROUP}/v1beta1`,
    kind: 'ReferenceGrant',
    metadata: {
      name: shortened(`${gateway.namespace}-gateway-to-${clientCertificate.secret}`, 253),
      namespace: clientCertificate.namespace,
    },
    spec: {
      from: [{ group: GATEWAY_API_GROUP, kind: 'Gateway', namespace: gateway.namespace }],
      to: [{ group: '', kind: 'Secret', name: clientCertificate.secret }],
    },
  };
  return [created(object, ['clientCertificate'])];
}

/** The Secret that a Gateway shows to its backends, in whichever form it is written; `null` where there is none. */
export function clientCertificateOf(gateway: K8sObject): ObjectRef | null {
  const ref =
    pick(gateway, 'spec', 'tls', 'backend', 'clientCertificateRef') ??
    pick(gateway, 'spec', 'backendTLS', 'clientCertificateRef');
  const name = pickString(ref, 'name');
  if (name === undefined) return null;
  return {
    group: pickString(ref, 'group') ?? '',
    kind: pickString(ref, 'kind') ?? 'Secret',
    namespace: pickString(ref, 'namespace') ?? namespaceOf(gateway),
    name,
  };
}

/** The client certificate that the Gateways of a route show, by the standard's field; `null` where there is none. */
export function certificateShownFor(found: Found, route: K8sObject): ObjectRef | null {
  const certificates = gatewaysOf(found, route)
    .map(clientCertificateOf)
    .filter((certificate) => certificate !== null);
  return certificates[0] ?? null;
}
