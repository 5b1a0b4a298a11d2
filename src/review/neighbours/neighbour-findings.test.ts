import { describe, expect, test } from 'vitest';
import { objectsOf } from '../../../tests/objects-of.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { implementation as any } from '../../implementations/any/implementation.ts';
import { implementation as aws } from '../../implementations/aws-load-balancer-controller/implementation.ts';
import { implementation as envoy } from '../../implementations/envoy-gateway/implementation.ts';
import type { Implementation } from '../../implementations/implementation.ts';
import { describeRef } from '../../manifest/object.ts';
import { neighbourFindings } from './neighbour-findings.ts';

function findingsIn(yaml: string, beside = '', implementation: Implementation = any): readonly Finding[] {
  const objects = objectsOf(yaml);
  return neighbourFindings(objects, foundOf([...objects, ...objectsOf(beside)]), implementation);
}

/** `warning GEN-36 HTTPRoute shop/api spec.rules.0.backendRefs.0` */
function lines(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, id, at }) => {
    const object = at.object === undefined ? '-' : describeRef(at.object);
    return `${severity} ${id} ${object} ${(at.path ?? []).join('.')}`;
  });
}

const ROUTE = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec:
  parentRefs: [{name: edge, namespace: infra, sectionName: https}]
  rules:
  - backendRefs: [{name: api, port: 8443}]
  - matches: [{path: {value: /cart}}]
    backendRefs: [{name: api, port: 8443, weight: 9}, {name: cart, port: 8443}]
`;
const GATEWAY = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec:
  gatewayClassName: edge
  listeners:
  - name: https
    port: 443
    protocol: HTTPS
    tls: {certificateRefs: [{name: site, namespace: certs}]}
    allowedRoutes: {namespaces: {from: All}}
`;
const POLICY = `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: to-pods, namespace: shop}
spec:
  targetRefs:
  - {group: "", kind: Service, name: api, sectionName: https}
  - {group: "", kind: Service, name: cart}
  validation:
    hostname: api.shop.example
    caCertificateRefs: [{group: "", kind: ConfigMap, name: shop-ca}]
`;
const service = (name: string, namespace = 'shop') => `
---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec: {ports: [{name: https, port: 8443}]}
`;
const configMap = (name: string) => `
---
apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}, namespace: shop}
`;
const ALL = `${GATEWAY}---${ROUTE}---${POLICY}${service('api')}${service('cart')}${configMap('shop-ca')}`;

describe('references to objects that are not there', () => {
  test('are told once for each object, at the reference that matters most, and are no errors', () => {
    expect(lines(findingsIn(`${ROUTE}---${POLICY}`))).toEqual([
      'info GEN-36 HTTPRoute shop/api spec.parentRefs.0',
      'warning GEN-36 HTTPRoute shop/api spec.rules.0.backendRefs.0',
      'warning GEN-36 HTTPRoute shop/api spec.rules.1.backendRefs.1',
      'warning GEN-36 BackendTLSPolicy shop/to-pods spec.validation.caCertificateRefs.0',
    ]);
    const [, ofApi] = findingsIn(`${ROUTE}---${POLICY}`);
    expect(ofApi?.message).toBe('Service shop/api is not in these manifests: it has to be there already.');
    expect(ofApi?.reason).toContain('referred to by BackendTLSPolicy shop/to-pods as well');
  });

  test('are no matter where the object is known to exist beside the manifests', () => {
    const beside = `${GATEWAY}${service('api')}${service('cart')}${configMap('shop-ca')}`;
    expect(findingsIn(`${ROUTE}---${POLICY}`, beside)).toEqual([]);
  });

  test('are looked for in manifests that were written by hand alone, and not in those beside them', () => {
    expect(findingsIn(service('api'), GATEWAY)).toEqual([]);
  });

  test('offer the nearest name of that kind and namespace', () => {
    const [finding] = findingsIn(`${POLICY}${service('api')}${service('carts')}${configMap('shop-ca')}`);
    expect(finding?.fixes).toEqual([
      {
        label: 'Refer to Service carts',
        edits: [],
        manifests: {
          kind: 'edit',
          edits: [
            {
              object: {
                group: 'gateway.networking.k8s.io',
                kind: 'BackendTLSPolicy',
                namespace: 'shop',
                name: 'to-pods',
              },
              path: ['spec', 'targetRefs', 1, 'name'],
              value: 'carts',
            },
          ],
        },
      },
    ]);
  });

  test('say where one of that name stands', () => {
    const [finding] = findingsIn(`${POLICY}${service('api')}${service('cart', 'web')}${configMap('shop-ca')}`);
    expect(finding?.reason).toContain('One of that name stands in namespace web.');
  });

  test('leave out what every cluster has', () => {
    const clusterCa = `${POLICY}${service('api')}${service('cart')}`.replace('shop-ca', 'kube-root-ca.crt');
    expect(findingsIn(clusterCa)).toEqual([]);
  });

  test('follow an implementation’s own kinds', () => {
    const backend = `
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: Backend
metadata: {name: ext, namespace: shop}
spec:
  endpoints: [{fqdn: {hostname: pay.example.com, port: 443}}]
  tls:
    caCertificateRefs: [{group: "", kind: ConfigMap, name: pay-ca}]
    clientCertificateRef: {name: client}
`;
    expect(lines(findingsIn(backend, '', envoy))).toEqual([
      'warning GEN-36 Backend shop/ext spec.tls.caCertificateRefs.0',
      'info GEN-36 Backend shop/ext spec.tls.clientCertificateRef',
    ]);
    expect(findingsIn(backend)).toEqual([]);
    const settings = `
apiVersion: gateway.k8s.aws/v1beta1
kind: TargetGroupConfiguration
metadata: {name: api, namespace: shop}
spec: {targetReference: {name: api}}
---
apiVersion: gateway.k8s.aws/v1beta1
kind: LoadBalancerConfiguration
metadata: {name: nlb, namespace: shop}
spec: {defaultTargetGroupConfiguration: {name: all}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec:
  infrastructure: {parametersRef: {group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: alb}}
`;
    expect(lines(findingsIn(settings, '', aws))).toEqual([
      'warning GEN-36 TargetGroupConfiguration shop/api spec.targetReference',
      'warning GEN-36 LoadBalancerConfiguration shop/nlb spec.defaultTargetGroupConfiguration',
      'warning GEN-36 Gateway shop/edge spec.infrastructure.parametersRef',
    ]);
  });
});

describe('namespaces', () => {
  test('a policy for a Service that routes reach in another namespace', () => {
    const found = findingsIn(`${ROUTE}---${POLICY.replace('namespace: shop', 'namespace: infra')}`);
    expect(lines(found).filter((line) => line.includes('GEN-01'))).toEqual([
      'warning GEN-01 BackendTLSPolicy infra/to-pods spec.targetRefs.0',
      'warning GEN-01 BackendTLSPolicy infra/to-pods spec.targetRefs.1',
    ]);
  });

  test('a listener that takes routes of its own namespace only', () => {
    const closed = ALL.replace('from: All', 'from: Same');
    expect(lines(findingsIn(closed))).toContain('error GEN-38 HTTPRoute shop/api spec.parentRefs.0');
    const silent = ALL.replace('    allowedRoutes: {namespaces: {from: All}}\n', '');
    expect(lines(findingsIn(silent))).toContain('error GEN-38 HTTPRoute shop/api spec.parentRefs.0');
    const bySelector = ALL.replace('from: All', 'from: Selector, selector: {}');
    expect(lines(findingsIn(bySelector)).join()).not.toContain('GEN-38');
    expect(lines(findingsIn(ALL)).join()).not.toContain('GEN-38');
  });
});

const grant = (namespace: string, to: string) => `
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: open, namespace: ${namespace}}
spec:
  from: [{group: gateway.networking.k8s.io, kind: Gateway, namespace: infra}]
  to: [${to}]
`;
const SECRET = `
---
apiVersion: v1
kind: Secret
metadata: {name: site, namespace: certs}
`;

describe('grants', () => {
  test('a certificate in another namespace needs leave', () => {
    expect(lines(findingsIn(ALL)).filter((line) => line.includes('GEN-12'))).toEqual([
      'warning GEN-12 Gateway infra/edge spec.listeners.0.tls.certificateRefs.0',
    ]);
    // With the Secret at hand, its namespace is at hand, too.
    expect(lines(findingsIn(ALL + SECRET))).toEqual([
      'error GEN-12 Gateway infra/edge spec.listeners.0.tls.certificateRefs.0',
    ]);
    expect(findingsIn(ALL + SECRET + grant('certs', '{group: "", kind: Secret, name: site}'))).toEqual([]);
  });

  test('one in the wrong namespace gives none', () => {
    const [finding] = findingsIn(ALL + SECRET + grant('infra', '{group: "", kind: Secret, name: site}'));
    expect(finding?.id).toBe('GEN-12');
    expect(finding?.reason).toContain('The one in infra stands in the wrong namespace.');
  });

  test('one without a name opens the namespace, and can be narrowed to what is used', () => {
    const [finding, ...more] = findingsIn(ALL + SECRET + grant('certs', '{group: "", kind: Secret}'));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ id: 'GEN-37', severity: 'warning', at: { path: ['spec', 'to', 0] } });
    expect(finding?.fixes).toEqual([
      {
        label: 'Open Secret site only',
        edits: [],
        manifests: {
          kind: 'edit',
          edits: [{ object: finding?.at.object, path: ['spec', 'to', 0, 'name'], value: 'site' }],
        },
      },
    ]);
  });

  test('one for every Service is worth knowing, and has no fix as long as nothing uses it', () => {
    const [finding] = findingsIn(`${ALL}${SECRET}${grant('certs', '{kind: Secret, name: site}, {kind: Service}')}`);
    expect(finding).toMatchObject({ id: 'GEN-37', severity: 'info', at: { path: ['spec', 'to', 1] }, fixes: [] });
  });
});

const targeted = (target: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: api, namespace: shop}
spec:
  targetRefs: [${target}]
  validation: {hostname: api.example, wellKnownCACertificates: System}
`;

test.each([
  '{group: gateway.networking.k8s.io, kind: Gateway, name: edge}',
  '{group: gateway.networking.k8s.io, kind: HTTPRoute, name: api}',
  '{group: gateway.networking.x-k8s.io, kind: XBackend, name: api}',
  '{group: apps, kind: Deployment, name: api}',
  '{group: "", kind: service, name: api}',
])('a policy on a kind that nobody honours says so, and not that the object is missing: %s', (target) => {
  expect(lines(findingsIn(targeted(target)))).toEqual(['error GEN-21 BackendTLSPolicy shop/api spec.targetRefs.0']);
});

test('a policy on a kind of an implementation’s own may be honoured', () => {
  const found = findingsIn(targeted('{group: gateway.envoyproxy.io, kind: Backend, name: api}'), '', envoy);
  expect(found.filter(({ id }) => id === 'GEN-21')).toEqual([]);
});

test('a kind in small letters can be mended', () => {
  const [finding] = findingsIn(targeted('{group: "", kind: service, name: api}'));
  expect(finding?.fixes[0]?.manifests).toMatchObject({
    edits: [{ path: ['spec', 'targetRefs', 0, 'kind'], value: 'Service' }],
  });
});

describe('a listener', () => {
  const both = (listener: string, parent: string, hostnames: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec:
  gatewayClassName: edge
  listeners: [{name: http, port: 80, protocol: HTTP${listener}}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec: {parentRefs: [{name: edge${parent}}], hostnames: [${hostnames}]}
`;
  test.each([
    [', hostname: other.example', '', 'api.example'],
    [', hostname: "*.example"', '', 'example'],
    ['', ', port: 443', ''],
    [', allowedRoutes: {kinds: [{kind: GRPCRoute}]}', '', ''],
  ])('that does not take the route by its %s%s%s', (listener, parent, hostnames) => {
    const told = lines(findingsIn(both(listener, parent, hostnames)));
    expect(told).toEqual(['error GEN-48 HTTPRoute shop/api spec.parentRefs.0']);
  });

  test.each([
    [', hostname: api.example', '', '"*.example"'],
    [', hostname: "*.example"', '', 'a.b.example, other.test'],
    [', hostname: "*.example"', '', '"*.b.example"'],
    [', hostname: other.example', '', ''],
    ['', ', port: 80, sectionName: http', 'api.example'],
    [', allowedRoutes: {kinds: [{kind: GRPCRoute}, {kind: HTTPRoute}]}', '', ''],
  ])('that takes it by its %s%s%s', (listener, parent, hostnames) => {
    expect(lines(findingsIn(both(listener, parent, hostnames)))).toEqual([]);
  });
});

test('a backend that a filter sends requests to is no connection that is shown, and that is said', () => {
  const mirror = (name: string) => `{type: RequestMirror, requestMirror: {backendRef: {name: ${name}, port: 80}}}`;
  const route = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec:
  rules:
  - filters: [{type: CORS}, ${mirror('copy')}]
    backendRefs: [{name: api, port: 8443, filters: [${mirror('other')}]}]
`;
  expect(lines(findingsIn(route)).filter((line) => line.includes('GEN-49'))).toEqual([
    'info GEN-49 HTTPRoute shop/api spec.rules.0.filters.1.requestMirror.backendRef',
    'info GEN-49 HTTPRoute shop/api spec.rules.0.backendRefs.0.filters.0.requestMirror.backendRef',
  ]);
});
