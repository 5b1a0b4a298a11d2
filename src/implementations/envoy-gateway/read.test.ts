import { describe, expect, it } from 'vitest';
import { formOf, foundIn } from '../../../tests/live-manifests.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { read } from './read.ts';

const FORM = formOf({ implementation: 'envoy-gateway', version: '1.9' });
const readAll = (text: string, form: Configuration = FORM) => read(foundIn(text), form);

/** As a cluster prints it: a canary between a Service with a policy and a Backend, with an EnvoyProxy of its own name. */
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
    - matches: [{path: {type: PathPrefix, value: /}}]
      filters: [{type: URLRewrite, urlRewrite: {hostname: inner.example}}]
      backendRefs:
      - {group: "", kind: Service, name: front, port: 443, weight: 9}
      - {group: gateway.envoyproxy.io, kind: Backend, name: saas, weight: 1}
    - backendRefs: [{group: gateway.envoyproxy.io, kind: Backend, name: legacy-skip, weight: 1}]
  status:
    parents: [{controllerName: gateway.envoyproxy.io/gatewayclass-controller, parentRef: {name: public, namespace: edge}, conditions: []}]
- apiVersion: gateway.networking.k8s.io/v1
  kind: Gateway
  metadata: {name: public, namespace: edge}
  spec:
    gatewayClassName: eg
    infrastructure: {parametersRef: {group: gateway.envoyproxy.io, kind: EnvoyProxy, name: proxy-config}}
    listeners: [{name: web, port: 443, protocol: HTTPS, tls: {mode: Terminate, certificateRefs: [{name: web-tls}]}, allowedRoutes: {namespaces: {from: All}}}]
- apiVersion: gateway.envoyproxy.io/v1alpha1
  kind: EnvoyProxy
  metadata: {name: proxy-config, namespace: edge}
  spec:
    logging: {level: {default: warn}}
    backendTLS: {clientCertificateRef: {kind: Secret, name: envoy-client, namespace: edge}, minVersion: "1.2"}
- apiVersion: gateway.envoyproxy.io/v1alpha1
  kind: Backend
  metadata: {name: saas, namespace: web}
  spec:
    endpoints: [{fqdn: {hostname: api.saas.example, port: 443}}]
    tls: {sni: api.saas.example, wellKnownCACertificates: System}
- apiVersion: gateway.envoyproxy.io/v1alpha1
  kind: Backend
  metadata: {name: legacy-skip, namespace: web, annotations: {upstream-tls/skip-reason: vendor appliance}}
  spec:
    endpoints: [{fqdn: {hostname: legacy.web.svc.cluster.local, port: 8443}}]
    tls: {insecureSkipVerify: true}
- apiVersion: gateway.networking.k8s.io/v1
  kind: BackendTLSPolicy
  metadata: {name: all-fronts, namespace: web}
  spec:
    targetRefs: [{group: "", kind: Service, name: back}, {group: "", kind: Service, name: front}]
    validation: {hostname: front.internal, caCertificateRefs: [{group: "", kind: Secret, name: front-ca}]}
- {apiVersion: v1, kind: Service, metadata: {name: front, namespace: web}, spec: {clusterIP: 10.0.0.1, ports: [{name: https, port: 443, targetPort: https}, {name: http, port: 80, targetPort: 8080}]}}
- {apiVersion: v1, kind: Service, metadata: {name: legacy, namespace: web}, spec: {clusterIP: None, ports: [{name: tls, port: 443, targetPort: 8443}]}}
`;

describe('a live canary', () => {
  const { backends, ...around } = readAll(LIVE);

  it('fills the form with Service, host and what is skipped', () => {
    expect(backends.map(({ target, validation, weight, rule }) => ({ target, validation, weight, rule }))).toEqual([
      {
        target: {
          kind: 'Service',
          namespace: 'web',
          name: 'front',
          port: 443,
          portName: 'https',
          targetPort: 443,
          headless: false,
        },
        validation: {
          mode: 'custom',
          hostname: 'front.internal',
          subjectAltNames: [],
          ca: { kind: 'Secret', name: 'front-ca' },
        },
        weight: 9,
        rule: 0,
      },
      {
        target: { kind: 'ExternalHost', namespace: 'web', hostname: 'api.saas.example', port: 443 },
        validation: { mode: 'system', hostname: 'api.saas.example', subjectAltNames: [] },
        weight: 1,
        rule: 0,
      },
      {
        target: {
          kind: 'Service',
          namespace: 'web',
          name: 'legacy',
          port: 443,
          portName: 'tls',
          targetPort: 8443,
          headless: true,
        },
        validation: { mode: 'skip', hostname: null, reason: 'vendor appliance', reviewBy: '' },
        weight: 1,
        rule: 1,
      },
    ]);
  });

  it('finds the EnvoyProxy that the Gateway has, and what goes through it', () => {
    expect(around.clientCertificate).toEqual({ secret: 'envoy-client', namespace: 'edge' });
    expect(around.tlsVersions).toEqual({ minimum: '1.2', maximum: null });
    expect(around.options).toEqual({ 'envoy-gateway.existingEnvoyProxy': 'proxy-config' });
  });

  it('remembers an EnvoyProxy that says nothing of TLS yet, so that it is not replaced later', () => {
    const silent = readAll(LIVE.replace(/^ {4}backendTLS:.*$/m, ''));
    expect(silent.clientCertificate).toBeNull();
    expect(silent.options).toEqual({ 'envoy-gateway.existingEnvoyProxy': 'proxy-config' });
  });
});

const hostOf = (backend: string, policy = '') => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec: {parentRefs: [{name: gateway}], rules: [{backendRefs: [{group: gateway.envoyproxy.io, kind: Backend, name: api}]}]}
---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: Backend
metadata: {name: api, namespace: shop}
spec: ${backend}
---
${policy}`;

describe('a Backend', () => {
  it('that verifies is a host in its own right, also by the name of a Service', () => {
    const text = hostOf(
      '{endpoints: [{fqdn: {hostname: api.shop.svc.cluster.local, port: 8443}}], tls: {sni: api.internal, caCertificateRefs: [{group: "", kind: ConfigMap, name: ca}]}}',
    );
    expect(readAll(text).backends[0]).toMatchObject({
      target: { kind: 'ExternalHost', namespace: 'shop', hostname: 'api.shop.svc.cluster.local', port: 8443 },
      validation: { mode: 'custom', hostname: 'api.internal', ca: { kind: 'ConfigMap', name: 'ca' } },
    });
  });

  it('takes its names from a policy on it', () => {
    const policy = `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: named-otherwise, namespace: shop}
spec:
  targetRefs: [{group: gateway.envoyproxy.io, kind: Backend, name: api}]
  validation: {hostname: sni.example, wellKnownCACertificates: System, subjectAltNames: [{type: Hostname, hostname: san.example}]}
`;
    const text = hostOf('{endpoints: [{fqdn: {hostname: api.example.org, port: 443}}]}', policy);
    expect(readAll(text).backends[0].validation).toEqual({
      mode: 'system',
      hostname: 'sni.example',
      subjectAltNames: [{ type: 'Hostname', hostname: 'san.example' }],
    });
  });

  it('that skips is skipped, whatever CA stands beside it', () => {
    const text = hostOf(
      '{endpoints: [{fqdn: {hostname: api.example.org, port: 443}}], tls: {insecureSkipVerify: true, sni: api.example.org, wellKnownCACertificates: System}}',
    );
    expect(readAll(text).backends[0].validation).toMatchObject({ mode: 'skip', hostname: 'api.example.org' });
  });

  it('of an IP address is more than the form can hold, and leaves the form’s target', () => {
    const text = hostOf('{endpoints: [{ip: {address: 192.0.2.7, port: 443}}], tls: {insecureSkipVerify: true}}');
    const [backend] = readAll(text).backends;
    expect(backend.target).toEqual(FORM.backends[0].target);
    expect(backend.validation.mode).toBe('skip');
  });
});

it('keeps the form’s answer where the same objects come of it', () => {
  const certified = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gateway, namespace: shop}
spec:
  gatewayClassName: eg
  tls: {backend: {clientCertificateRef: {name: client}}}
  listeners: [{name: https, port: 443, protocol: HTTPS}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: api, namespace: shop}
spec: {targetRefs: [{group: "", kind: Service, name: api}], validation: {hostname: a.example, wellKnownCACertificates: System}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec: {parentRefs: [{name: gateway}], rules: [{backendRefs: [{name: api, port: 443}]}]}
`;
  const through = 'envoy-gateway.clientCertificateThrough';
  expect(readAll(certified).options).toEqual({});
  expect(readAll(certified, { ...FORM, options: { [through]: 'gateway' } }).options).toEqual({ [through]: 'gateway' });
  expect(readAll(certified, { ...FORM, options: { [through]: 'backend' } }).options).toEqual({});
});
