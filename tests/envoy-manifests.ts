import { DEFAULTS, type Setting } from '../src/configuration/configuration.ts';
import { foundOf } from '../src/gateway-api/found.ts';
import { type Hop, stateOf } from '../src/gateway-api/hop.ts';
import { observe } from '../src/implementations/envoy-gateway/observe.ts';
import type { JsonObject } from '../src/manifest/json.ts';
import type { K8sObject } from '../src/manifest/object.ts';

/** Manifests for Envoy Gateway that nobody here has written, and what it makes of them. */

export const GROUP = 'gateway.envoyproxy.io';
export const REF = { group: GROUP, kind: 'Backend', name: 'api' } as const;
export const CA = { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'api-ca' }] } as const;

export const setting = (version: string): Setting => ({ ...DEFAULTS.setting, version });
export const own = (kind: string, name: string, spec: JsonObject): K8sObject => ({
  apiVersion: `${GROUP}/v1alpha1`,
  kind,
  metadata: { name, namespace: 'shop' },
  spec,
});
export const backend = (tls: JsonObject | undefined, name = 'api', hostname = 'api.example.org') =>
  own('Backend', name, { endpoints: [{ fqdn: { hostname, port: 443 } }], ...(tls === undefined ? {} : { tls }) });
export const standard = (kind: string, name: string, spec: JsonObject): K8sObject => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind,
  metadata: { name, namespace: 'shop' },
  spec,
});
export const gateway = (
  spec: JsonObject = {},
  listener: JsonObject = { name: 'https', protocol: 'HTTPS', port: 443 },
) => standard('Gateway', 'gateway', { gatewayClassName: 'eg', listeners: [listener], ...spec });
export const route = (kind: string, ...backendRefs: JsonObject[]) =>
  standard(kind, 'api', { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs }] });
export const policy = (
  targetRef: JsonObject,
  validation: JsonObject = CA,
  name = 'policy',
  created?: string,
): K8sObject => ({
  ...standard('BackendTLSPolicy', name, {
    targetRefs: [targetRef],
    validation: { hostname: 'policy.example', ...validation },
  }),
  metadata: { name, namespace: 'shop', ...(created === undefined ? {} : { creationTimestamp: created }) },
});
export const service = (ports: JsonObject[], spec: JsonObject = {}): K8sObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'api', namespace: 'shop' },
  spec: { ports, ...spec },
});

export function hopsOf(version: string, ...objects: K8sObject[]): readonly Hop[] {
  return observe(foundOf(objects), setting(version));
}

export function summary(version: string, ...objects: K8sObject[]): string {
  return hopsOf(version, ...objects)
    .map(({ connection }) => {
      if (connection.kind !== 'tls') return connection.kind;
      const { sni, names } = connection;
      const checked = names.kind === 'checked' ? names.names.map(({ value }) => value).join('+') : names.kind;
      return `${stateOf(connection)} sni=${sni.kind === 'name' ? sni.name : sni.kind} names=${checked}`;
    })
    .join(', ');
}
