import { expect, it } from 'vitest';
import { formOf, foundIn } from '../../../tests/live-manifests.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { implementation } from './implementation.ts';

const FORM = formOf({ implementation: 'istio', version: '1.31' });
const readAll = (text: string, form: Configuration = FORM) => implementation.read(foundIn(text), form);

/** As a cluster prints it: a Service by policy, another skipped for the gateway alone, and a host outside. */
const LIVE = `
apiVersion: v1
kind: List
items:
- apiVersion: gateway.networking.k8s.io/v1
  kind: HTTPRoute
  metadata: {name: store, namespace: web, uid: 0a5b, resourceVersion: "7", creationTimestamp: "2026-01-02T03:04:05Z"}
  spec:
    hostnames: [store.example.com]
    parentRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: public, namespace: edge}]
    rules:
    - backendRefs:
      - {group: "", kind: Service, name: front, port: 443, weight: 9}
      - {group: "", kind: Service, name: legacy, port: 8443, weight: 1}
    - backendRefs: [{group: networking.istio.io, kind: Hostname, name: api.partner.example, port: 443, weight: 1}]
- apiVersion: gateway.networking.k8s.io/v1
  kind: Gateway
  metadata: {name: public, namespace: edge}
  spec: {gatewayClassName: istio, listeners: [{name: web, port: 443, protocol: HTTPS, tls: {mode: Terminate, certificateRefs: [{name: web-tls}]}}]}
- apiVersion: v1
  kind: Service
  metadata: {name: front, namespace: web}
  spec: {ports: [{name: https, port: 443, targetPort: 8443}]}
- apiVersion: gateway.networking.k8s.io/v1
  kind: BackendTLSPolicy
  metadata: {name: front, namespace: web}
  spec:
    targetRefs: [{group: "", kind: Service, name: front, sectionName: https}]
    validation: {hostname: front.internal, caCertificateRefs: [{group: "", kind: ConfigMap, name: front-ca}], subjectAltNames: [{type: Hostname, hostname: front.internal}]}
- apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: {name: legacy, namespace: edge, annotations: {upstream-tls/skip-reason: old appliance}}
  spec:
    host: legacy.web.svc.cluster.local
    workloadSelector: {matchLabels: {gateway.networking.k8s.io/gateway-name: public}}
    trafficPolicy: {portLevelSettings: [{port: {number: 8443}, tls: {mode: SIMPLE, insecureSkipVerify: true, sni: legacy.internal}}]}
- apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: {name: partner, namespace: partners}
  spec: {hosts: [api.partner.example], ports: [{number: 443, name: https, protocol: HTTP2}], resolution: DNS, location: MESH_EXTERNAL}
- apiVersion: gateway.networking.k8s.io/v1
  kind: BackendTLSPolicy
  metadata: {name: partner, namespace: partners}
  spec:
    targetRefs: [{group: networking.istio.io, kind: ServiceEntry, name: partner, sectionName: https}]
    validation: {hostname: api.partner.example, wellKnownCACertificates: System, subjectAltNames: [{type: Hostname, hostname: api.partner.example}]}
`;

it('reads a policy, a rule for the gateway, and a host outside the cluster', () => {
  const { route, gateway, backends, options } = readAll(LIVE);
  expect([route.name, gateway.name, gateway.namespace]).toEqual(['store', 'public', 'edge']);
  expect(options).toEqual({});
  expect(backends).toMatchObject([
    {
      target: { kind: 'Service', namespace: 'web', name: 'front', port: 443, portName: 'https', targetPort: 8443 },
      validation: {
        mode: 'custom',
        hostname: 'front.internal',
        subjectAltNames: [],
        ca: { kind: 'ConfigMap', name: 'front-ca' },
      },
      weight: 9,
    },
    {
      target: { kind: 'Service', namespace: 'web', name: 'legacy', port: 8443 },
      validation: { mode: 'skip', hostname: 'legacy.internal', reason: 'old appliance' },
    },
    {
      target: { kind: 'ExternalHost', namespace: 'partners', hostname: 'api.partner.example', port: 443 },
      validation: { mode: 'system', hostname: 'api.partner.example', subjectAltNames: [] },
      protocol: 'h2',
      rule: 1,
    },
  ]);
});

const RULE = (tls: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec: {parentRefs: [{name: gw}], rules: [{backendRefs: [{name: api, port: 8443}]}]}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: api, namespace: shop}
spec: {host: api, trafficPolicy: {tls: {${tls}}}}`;

it('reads verification through a rule, the CA’s Secret and the client certificate', () => {
  const read = readAll(
    RULE('mode: MUTUAL, credentialName: own, sni: api.internal, subjectAltNames: [a.internal, "spiffe://b"]'),
  );
  expect(read.clientCertificate).toEqual({ secret: 'own', namespace: 'shop' });
  expect(read.backends[0].validation).toEqual({
    mode: 'custom',
    hostname: 'api.internal',
    subjectAltNames: [
      { type: 'Hostname', hostname: 'a.internal' },
      { type: 'URI', uri: 'spiffe://b' },
    ],
    ca: { kind: 'Secret', name: 'own' },
  });
});

it('reads through which object backends are verified, where both could', () => {
  const byRule = readAll(RULE('mode: SIMPLE, sni: api.internal, subjectAltNames: [api.internal]'));
  expect(byRule.options).toEqual({ 'istio.verifyThrough': 'destination-rule' });
  expect(byRule.backends[0].validation).toEqual({ mode: 'system', hostname: 'api.internal', subjectAltNames: [] });
  expect(readAll(LIVE, { ...FORM, options: { 'istio.verifyThrough': 'destination-rule' } }).options).toEqual({});
});

it('leaves the answer where every backend needs a rule anyway', () => {
  const skipped = RULE('mode: SIMPLE, insecureSkipVerify: true');
  for (const options of [{}, { 'istio.verifyThrough': 'destination-rule' }])
    expect(readAll(skipped, { ...FORM, options }).options).toEqual(options);
});
