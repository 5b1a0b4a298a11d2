import { DEFAULTS } from '../src/configuration/configuration.ts';
import { type Hop, stateOf } from '../src/gateway-api/hop.ts';
import { firstView } from '../src/implementations/istio/first-view.ts';
import { foundIn } from './live-manifests.ts';

/** A Gateway, a route and a Service as people write them, and what Istio makes of them with policies and rules beside. */

export const GATEWAY = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gw, namespace: edge}
spec: {gatewayClassName: istio, listeners: [{name: https, protocol: HTTPS, port: 443}]}`;
export const ROUTE = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec: {parentRefs: [{name: gw, namespace: edge}], rules: [{backendRefs: [{name: api, port: 8443}]}]}`;
export const SERVICE = `
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {ports: [{name: https, port: 8443}, {name: admin, port: 9443}]}`;
export const WORLD = [GATEWAY, ROUTE, SERVICE];
export const HOST = 'api.shop.svc.cluster.local';
export const SELECTOR = 'workloadSelector: {matchLabels: {gateway.networking.k8s.io/gateway-name: gw}}';
export const VERIFIED = 'mode: SIMPLE, sni: a.example, subjectAltNames: [a.example]';

export const rule = (namespace: string, spec: string, name = 'rule', more = '') => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: ${name}, namespace: ${namespace}${more}}
spec: {${spec}}`;
export const tls = (namespace: string, settings: string, extra = '', name = 'rule') =>
  rule(namespace, `host: ${HOST}, trafficPolicy: {tls: {${settings}}}${extra === '' ? '' : `, ${extra}`}`, name);
export const policy = (validation: string, extra = 'name: api', meta = '') => `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: policy, namespace: shop${meta}}
spec: {targetRefs: [{group: "", kind: Service, ${extra}}], validation: {${validation}}}`;
export const CA = 'hostname: p.example, caCertificateRefs: [{group: "", kind: ConfigMap, name: ca}]';
export const NAMED = `${CA}, subjectAltNames: [{type: Hostname, hostname: p.example}]`;

export function hopsOf(version: string, ...texts: readonly string[]): readonly Hop[] {
  return firstView.observe(foundIn(texts.join('\n---')), { ...DEFAULTS.setting, version });
}

export function seen(...texts: readonly string[]): string {
  return seenBy('1.31.1', ...WORLD, ...texts);
}

export function seenBy(version: string, ...texts: readonly string[]): string {
  return hopsOf(version, ...texts)
    .map(({ connection }) => {
      if (connection.kind !== 'tls') return connection.kind;
      const { sni, names, clientCertificate } = connection;
      const checked = names.kind === 'checked' ? names.names.map(({ value }) => value).join('+') : names.kind;
      const shown = clientCertificate === null ? '' : ` shows ${clientCertificate.namespace}/${clientCertificate.name}`;
      return `${stateOf(connection)} sni=${sni.kind === 'name' ? sni.name : sni.kind} names=${checked}${shown}`;
    })
    .join(', ');
}
