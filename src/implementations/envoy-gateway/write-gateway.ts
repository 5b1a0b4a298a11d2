import type { Configuration } from '../../configuration/configuration.ts';
import { clientCertificateChange } from '../../gateway-api/client-certificate.ts';
import { created, type OwnedChange, owned } from '../../gateway-api/resources.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { Wish } from '../../manifest/change.ts';
import { type ClientTlsPlan, shownThrough } from './plan-client-tls.ts';
import { ENVOY_API, ENVOY_GROUP } from './watches.ts';
import { secretRef } from './write-backend.ts';

/** What of the Gateway changes, and the EnvoyProxy that stands behind it. */

export const CONTROLLER = 'gateway.envoyproxy.io/gatewayclass-controller';

/** Whether anything is said through EnvoyProxy. */
export function usesEnvoyProxy(plan: ClientTlsPlan): boolean {
  return shownThrough(plan, 'envoy-proxy') || plan.versions === 'envoy-proxy';
}

export function gatewayChange(configuration: Configuration, plan: ClientTlsPlan): OwnedChange {
  const parametersRef = { group: ENVOY_GROUP, kind: 'EnvoyProxy', name: plan.envoyProxy };
  return {
    wishes: [
      ...(shownThrough(plan, 'gateway') ? clientCertificateChange(configuration).wishes : []),
      ...(usesEnvoyProxy(plan) ? [{ path: ['spec', 'infrastructure', 'parametersRef'], value: parametersRef }] : []),
    ],
    why: 'The Gateway says what Envoy uses towards all of its TLS backends.',
  };
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
  return [
    owned(configuration, { ...identity, spec: {} }, from, { wishes, why: 'What else is in the EnvoyProxy stays.' }),
  ];
}
