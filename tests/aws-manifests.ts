import { load } from 'js-yaml';
import { DEFAULTS, type Setting } from '../src/configuration/configuration.ts';
import { asObject, foundOf } from '../src/gateway-api/found.ts';
import { stateOf } from '../src/gateway-api/hop.ts';
import { inspect } from '../src/implementations/aws-load-balancer-controller/inspect.ts';
import { observe } from '../src/implementations/aws-load-balancer-controller/observe.ts';
import type { Json } from '../src/manifest/json.ts';

/** Manifests as people have them, and what the load balancer makes of them. */

function settingOf(version: string): Setting {
  const release = version.startsWith('3.5') ? '1.6' : '1.5';
  const gatewayApi = { release, channel: 'experimental', missingKinds: [] } as const;
  return {
    ...DEFAULTS.setting,
    implementation: 'aws-load-balancer-controller',
    version,
    gatewayApi: { ...gatewayApi, missingKinds: [] },
  };
}

/** What comes of documents: the state of each hop, and the findings. */
export function look(version: string, ...documents: readonly string[]) {
  const found = foundOf(documents.flatMap((document) => asObject(load(document) as Json) ?? []));
  const hops = observe(found, settingOf(version));
  const findings = inspect(found, hops, settingOf(version));
  return {
    hops,
    states: hops.map(({ connection }) => stateOf(connection)),
    findings,
    ids: findings.map(({ id, severity }) => `${severity} ${id}`),
  };
}

export const gateway = (protocol: string, extra = '', mode = 'Terminate') => `
kind: Gateway
apiVersion: gateway.networking.k8s.io/v1
metadata: {name: lb, namespace: shop}
spec:
  gatewayClassName: aws
  ${extra}
  listeners: [{name: main, port: 443, protocol: ${protocol}, hostname: api.example.com, tls: {mode: ${mode}}}]`;

export const route = (kind: string, backendRef = '{name: api, port: 8443}', version = 'v1') => `
kind: ${kind}
apiVersion: gateway.networking.k8s.io/${version}
metadata: {name: api, namespace: shop}
spec:
  parentRefs: [{name: lb}]
  rules: [{backendRefs: [${backendRef}]}]`;

export const targets = (spec: string, { version = 'v1', namespace = 'shop', name = 'api' } = {}) => `
kind: TargetGroupConfiguration
apiVersion: gateway.k8s.aws/${version}
metadata: {name: ${name}, namespace: ${namespace}}
spec: ${spec}`;

export const forService = (properties: string) =>
  targets(`{targetReference: {name: api}, defaultConfiguration: {targetType: ip, ${properties}}}`);

export const parameters = (spec: string, namespace = 'shop') => `
kind: LoadBalancerConfiguration
apiVersion: gateway.k8s.aws/v1
metadata: {name: parameters, namespace: ${namespace}}
spec: ${spec}`;

export const NAMES_PARAMETERS =
  'infrastructure: {parametersRef: {group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: parameters}}';
