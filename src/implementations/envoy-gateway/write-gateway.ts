import type { Configuration } from '../../configuration/configuration.ts';
import { clientCertificateWishes } from '../../gateway-api/client-certificate.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { created, owned } from '../../gateway-api/resources.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { Wish } from '../../manifest/change.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { type ClientTlsPlan, shownThrough } from './plan-client-tls.ts';
import { ENVOY_API, ENVOY_GROUP } from './watches.ts';
import { secretRef } from './write-backend.ts';

/** What of the Gateway changes, and what stands behind it: EnvoyProxy and GatewayClass. */

export const CONTROLLER = 'gateway.envoyproxy.io/gatewayclass-controller';
export const WHY_GATEWAY = 'The Gateway says what Envoy uses towards all of its TLS backends.';

/** Whether anything is said through EnvoyProxy. */
export function usesEnvoyProxy(plan: ClientTlsPlan): boolean {
  return shownThrough(plan, 'envoy-proxy') || plan.versions === 'envoy-proxy';
}

export function gatewayWishes(configuration: Configuration, plan: ClientTlsPlan): readonly Wish[] {
  const parametersRef = { group: ENVOY_GROUP, kind: 'EnvoyProxy', name: plan.envoyProxy };
  return [
    ...(shownThrough(plan, 'gateway') ? clientCertificateWishes(configuration) : []),
    ...(usesEnvoyProxy(plan) ? [{ path: ['spec', 'infrastructure', 'parametersRef'], value: parametersRef }] : []),
  ];
}

/** The EnvoyProxy of the Gateway: written, or changed where the user has one. */
export function envoyProxyManifest(configuration: Configuration, plan: ClientTlsPlan): readonly Written[] {
  if (!usesEnvoyProxy(plan)) return [];
  const { clientCertificate, gateway } = configuration;
  const fields = {
    ...(shownThrough(plan, 'envoy-proxy') && clientCertificate !== null
      ? { clientCertificateRef: secretRef(clientCertificate) }
      : {}),
    ...(plan.versions === 'envoy-proxy' ? plan.bounds : {}),
  };
  const identity = {
    apiVersion: ENVOY_API,
    kind: 'EnvoyProxy',
    metadata: { name: plan.envoyProxy, namespace: gateway.namespace },
  };
  const from = ['clientCertificate', 'tlsVersions', 'options'];
  if (!plan.envoyProxyExists) return [created({ ...identity, spec: { backendTLS: fields } }, from)];
  const wishes = Object.entries(fields).map(([name, value]): Wish => ({ path: ['spec', 'backendTLS', name], value }));
  return [owned(configuration, { ...identity, spec: {} }, from, wishes, 'What else is in the EnvoyProxy stays.')];
}

/** The GatewayClass, which everybody with a Gateway has already, for the complete example. */
export function classManifest(configuration: Configuration): readonly Written[] {
  const { output, gateway } = configuration;
  if (!output.completeExample) return [];
  const object: K8sObject = {
    apiVersion: `${GATEWAY_API_GROUP}/v1`,
    kind: 'GatewayClass',
    metadata: { name: gateway.className },
    spec: { controllerName: CONTROLLER },
  };
  return [owned(configuration, object, ['gateway.className'])];
}
