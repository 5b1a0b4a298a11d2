import { describe, expect, it } from 'vitest';
import { formOf, foundIn } from '../../../tests/live-manifests.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import { observe } from './observe.ts';
import { read } from './read.ts';

const FORM = formOf({ implementation: 'any', version: 'unlisted' });
const readAll = (text: string) => read(foundIn(text), FORM);

/** As a cluster prints it: a route of four rules, of which the third leads to a Service with a policy. */
const LIVE = `
apiVersion: v1
kind: List
metadata: {resourceVersion: ""}
items:
- apiVersion: gateway.networking.k8s.io/v1
  kind: HTTPRoute
  metadata:
    name: store
    namespace: web
    uid: 6f2b6c0e-6a3b-4f0c-9a55-0d7d0d8f3c11
    resourceVersion: "48211"
    generation: 7
    creationTimestamp: "2026-02-03T09:00:00Z"
    managedFields:
    - {manager: kubectl, operation: Apply, apiVersion: gateway.networking.k8s.io/v1, fieldsType: FieldsV1, fieldsV1: {"f:spec": {}}}
  spec:
    parentRefs:
    - {group: gateway.networking.k8s.io, kind: Gateway, name: public, namespace: edge, sectionName: web}
    hostnames: [store.example.com, "*.store.example.com"]
    rules:
    - matches: [{path: {type: PathPrefix, value: /}}]
      backendRefs: [{group: "", kind: Service, name: front, port: 80, weight: 1}]
    - matches: [{path: {type: PathPrefix, value: /old}}]
      filters: [{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}]
    - matches: [{path: {type: PathPrefix, value: /pay}}, {headers: [{type: Exact, name: x-pay, value: "1"}]}]
      filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: x-from, value: edge}]}}]
      backendRefs:
      - {group: "", kind: Service, name: payments, namespace: money, port: 443, weight: 90}
      - {group: "", kind: Service, name: front, port: 80, weight: 10}
    - backendRefs: [{group: "", kind: Service, name: images, port: 80, weight: 1}]
  status:
    parents:
    - {controllerName: example.com/gateway, parentRef: {name: public, namespace: edge}, conditions: [{type: Accepted, status: "True", reason: Accepted, message: "", lastTransitionTime: "2026-02-03T09:00:01Z"}]}
- apiVersion: gateway.networking.k8s.io/v1
  kind: Gateway
  metadata: {name: public, namespace: edge}
  spec:
    gatewayClassName: prod
    listeners:
    - {name: plain, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Same}}}
    - {name: web, port: 8443, protocol: HTTPS, tls: {mode: Terminate, certificateRefs: [{group: "", kind: Secret, name: public-tls}]}, allowedRoutes: {namespaces: {from: All}}}
- apiVersion: v1
  kind: Service
  metadata: {name: payments, namespace: money}
  spec:
    type: ClusterIP
    clusterIP: 10.96.11.7
    selector: {app: payments}
    ports:
    - {name: metrics, port: 9090, protocol: TCP, targetPort: 9090}
    - {name: tls, port: 443, protocol: TCP, targetPort: 8443}
- apiVersion: gateway.networking.k8s.io/v1
  kind: BackendTLSPolicy
  metadata: {name: payments-and-more, namespace: money}
  spec:
    targetRefs:
    - {group: "", kind: Service, name: ledger}
    - {group: "", kind: Service, name: payments, sectionName: tls}
    validation:
      hostname: pay.internal
      caCertificateRefs: [{group: "", kind: ConfigMap, name: pay-ca}]
      subjectAltNames: [{type: URI, uri: "spiffe://cluster.local/ns/money/sa/pay"}]
- apiVersion: gateway.networking.k8s.io/v1
  kind: BackendTLSPolicy
  metadata: {name: whole-service, namespace: money}
  spec:
    targetRefs: [{group: "", kind: Service, name: payments}]
    validation: {hostname: other.internal, wellKnownCACertificates: System}
`;

describe('a live route of four rules', () => {
  it('fills the form with the backend that has TLS, at its rule, and what stands around it', () => {
    expect(readAll(LIVE)).toEqual({
      ...FORM,
      gateway: {
        namespace: 'edge',
        name: 'public',
        className: 'prod',
        listener: {
          name: 'web',
          port: 8443,
          protocol: 'HTTPS',
          tlsMode: FORM.gateway.listener.tlsMode,
          certificateSecret: 'public-tls',
        },
      },
      route: {
        kind: 'HTTPRoute',
        namespace: 'web',
        name: 'store',
        hostnames: ['store.example.com', '*.store.example.com'],
      },
      clientCertificate: null,
      backends: [
        {
          target: {
            kind: 'Service',
            namespace: 'money',
            name: 'payments',
            port: 443,
            portName: 'tls',
            targetPort: 8443,
            headless: false,
          },
          validation: {
            mode: 'custom',
            hostname: 'pay.internal',
            subjectAltNames: [{ type: 'URI', uri: 'spiffe://cluster.local/ns/money/sa/pay' }],
            ca: { kind: 'ConfigMap', name: 'pay-ca' },
          },
          protocol: 'h2',
          weight: 90,
          rule: 2,
        },
      ],
    });
  });

  it('asks about its first backend where none has TLS', () => {
    const plain = LIVE.replaceAll('kind: BackendTLSPolicy', 'kind: SomethingElse');
    const { backends } = readAll(plain);
    expect(backends).toHaveLength(1);
    expect(backends[0]).toMatchObject({ rule: 0, target: { name: 'front', namespace: 'web', port: 80 } });
  });
});

const ROUTE = `
apiVersion: gateway.networking.k8s.io/v1beta1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec:
  parentRefs: [{name: gateway}]
  rules: [{backendRefs: [{name: api, port: 8443}]}]
`;

const oldPolicy = (version: string) => `---
apiVersion: gateway.networking.k8s.io/${version}
kind: BackendTLSPolicy
metadata: {name: api, namespace: shop}
spec:
  targetRef: {group: "", kind: Service, name: api, namespace: shop}
  tls: {hostname: api.internal.example, caCertRefs: [{group: "", kind: ConfigMap, name: old-ca}]}
`;

describe('a policy of Gateway API 1.0', () => {
  it.each(['v1alpha2', 'v1alpha3', 'v1'])('under %s says what was asked for, and verifies nothing', (version) => {
    const found = foundIn(ROUTE + oldPolicy(version));
    expect(read(found, FORM).backends[0].validation).toEqual({
      mode: 'custom',
      hostname: 'api.internal.example',
      subjectAltNames: [],
      ca: { kind: 'ConfigMap', name: 'old-ca' },
    });
    expect(observe(found, FORM.setting).map(({ connection }) => stateOf(connection))).toEqual(['plaintext']);
  });

  it('does nothing with present names either, since nobody reads v1alpha2', () => {
    const present = oldPolicy('v1alpha2')
      .replace(
        'targetRef: {group: "", kind: Service, name: api, namespace: shop}',
        'targetRefs: [{group: "", kind: Service, name: api}]',
      )
      .replace('tls:', 'validation:')
      .replace('caCertRefs', 'caCertificateRefs');
    const found = foundIn(ROUTE + present);
    expect(observe(found, FORM.setting).map(({ connection }) => stateOf(connection))).toEqual(['plaintext']);
    expect(read(found, FORM).backends[0].validation).toMatchObject({ ca: { name: 'old-ca' } });
  });
});

it('reads v1alpha3 as v1, and routes of any version', () => {
  const policy = oldPolicy('v1alpha3')
    .replace(
      'targetRef: {group: "", kind: Service, name: api, namespace: shop}',
      'targetRefs: [{group: "", kind: Service, name: api, sectionName: tls}]',
    )
    .replace('tls: {', 'validation: {')
    .replace('caCertRefs: [{group: "", kind: ConfigMap, name: old-ca}]', 'wellKnownCACertificates: System');
  const { route, backends } = readAll(ROUTE + policy);
  expect(route).toMatchObject({ kind: 'HTTPRoute', namespace: 'shop', name: 'api', hostnames: [] });
  expect(backends[0]).toMatchObject({
    target: { name: 'api', port: 8443, portName: 'tls' },
    validation: { mode: 'system', hostname: 'api.internal.example' },
  });
});

it('takes a policy on the Gateway as what was asked for, though nobody is known to read it there', () => {
  const policy = `---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: all, namespace: shop}
spec:
  targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: gateway, sectionName: web}]
  validation: {hostname: api.internal.example, wellKnownCACertificates: System}
`;
  expect(readAll(ROUTE + policy).backends[0].target).toEqual({
    kind: 'Gateway',
    namespace: 'shop',
    name: 'gateway',
    sectionName: 'web',
    service: 'api',
    port: 8443,
    portName: null,
  });
});

it('leaves the form as it is where a value is more than it can hold, and where there is no route', () => {
  const policy = oldPolicy('v1')
    .replace('targetRef:', 'targetRefs: [')
    .replace('namespace: shop}\n  tls', 'namespace: shop}]\n  validation')
    .replace('api.internal.example', '"*.wild.example"');
  expect(readAll(ROUTE + policy).backends[0].validation).toEqual(FORM.backends[0].validation);
  expect(readAll('{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}')).toEqual(FORM);
});

describe('the form’s own backends', () => {
  const two = formOf(
    { implementation: 'any', version: 'unlisted' },
    {
      route: { namespace: 'shop', name: 'api' },
      backends: [
        { target: { kind: 'Service', name: 'second' }, protocol: 'grpc', rule: 1 },
        { target: { kind: 'Service', name: 'first' }, protocol: 'h2', rule: 0 },
      ],
    },
  );
  const route = (first: string, second: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec:
  rules:
  - backendRefs: [{name: ${first}, port: 8443}]
  - backendRefs: [{name: ${second}, port: 8443}]
`;
  const told = (text: string) =>
    read(foundIn(text), two).backends.map(({ target, protocol, rule }) => [
      target.kind === 'Service' ? target.name : '',
      protocol,
      rule,
    ]);

  it('keep their order and what manifests do not say', () => {
    expect(told(route('first', 'second'))).toEqual([
      ['second', 'grpc', 1],
      ['first', 'h2', 0],
    ]);
  });

  it('are known by their place once their Service has another name', () => {
    expect(told(route('first', 'renamed'))).toEqual([
      ['renamed', 'grpc', 1],
      ['first', 'h2', 0],
    ]);
  });

  it('stand as in the route once they have changed places', () => {
    expect(told(route('second', 'first'))).toEqual([
      ['second', 'grpc', 0],
      ['first', 'h2', 1],
    ]);
  });
});

it('knows the ConfigMap that every namespace has, also where its certificates are pasted along', () => {
  const text = `${ROUTE}---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: api, namespace: shop}
spec:
  targetRefs: [{group: "", kind: Service, name: api}]
  validation: {hostname: api.internal.example, caCertificateRefs: [{group: "", kind: ConfigMap, name: kube-root-ca.crt}]}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: kube-root-ca.crt, namespace: shop}, data: {ca.crt: certificates}}
`;
  expect(readAll(text).backends[0].validation).toMatchObject({ ca: { kind: 'ClusterCA' } });
});
