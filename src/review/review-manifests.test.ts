import { describe, expect, test } from 'vitest';
import { objectsOf } from '../../tests/objects-of.ts';
import type { Verdict } from '../admission/verdict.ts';
import { DEFAULTS, type Setting } from '../configuration/configuration.ts';
import { implementation as agentgateway } from '../implementations/agentgateway/implementation.ts';
import { implementation as any } from '../implementations/any/implementation.ts';
import { implementation as aws } from '../implementations/aws-load-balancer-controller/implementation.ts';
import { implementation as envoy } from '../implementations/envoy-gateway/implementation.ts';
import type { ReadingImplementation } from '../implementations/implementation.ts';
import { describeRef } from '../manifest/object.ts';
import { fetchStructures } from './admission.ts';
import type { ClusterVerdicts } from './cluster-verdicts.ts';
import type { Review } from './review.ts';
import { reviewManifests } from './review-manifests.ts';

const IMPLEMENTATIONS: { readonly [id: string]: { readonly loaded: ReadingImplementation; readonly version: string } } =
  {
    agentgateway: { loaded: agentgateway, version: '1.4' },
    any: { loaded: any, version: 'unlisted' },
    'envoy-gateway': { loaded: envoy, version: '1.9' },
    'aws-load-balancer-controller': { loaded: aws, version: '3.5' },
  };

async function reviewed(
  yaml: string,
  id = 'any',
  more: Partial<Setting> = {},
  cluster?: ClusterVerdicts,
): Promise<Review> {
  const { loaded, version } = IMPLEMENTATIONS[id] ?? { loaded: any, version: 'unlisted' };
  const setting: Setting = { ...DEFAULTS.setting, implementation: id, version, ...more };
  const objects = objectsOf(yaml);
  return reviewManifests(yaml, objects, setting, loaded, await fetchStructures(objects, setting), cluster);
}

/** `error GEN-06 BackendTLSPolicy shop/p spec.targetRefs.1`, for findings that are no mere information. */
function lines({ findings }: Review): readonly string[] {
  return findings.flatMap(({ severity, id, at }) => {
    const object = at.object === undefined ? '-' : describeRef(at.object);
    return severity === 'info' ? [] : [`${severity} ${id} ${object} ${(at.path ?? []).join('.')}`.trim()];
  });
}

const GATEWAY = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec:
  gatewayClassName: edge
  listeners:
  - {name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: site}]}}
  - {name: through, port: 8443, protocol: TLS, tls: {mode: Passthrough}}
---
apiVersion: v1
kind: Secret
metadata: {name: site, namespace: shop}
`;
const ROUTES = `
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: shop}
spec:
  parentRefs: [{name: edge, sectionName: https}]
  rules:
  - backendRefs: [{name: api, port: 8443}]
  - matches: [{path: {value: /cart}}]
    backendRefs: [{name: cart, port: 8443}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: {name: calls, namespace: shop}
spec:
  parentRefs: [{name: edge, sectionName: https}]
  hostnames: [calls.example.com]
  rules: [{backendRefs: [{name: api, port: 8443}]}]
`;
const SERVICES = `
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {ports: [{name: https, port: 8443}, {name: metrics, port: 9090}]}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{name: tls-port, port: 8443}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: shop-ca, namespace: shop}
data:
  ca.crt: |
    -----BEGIN CERTIFICATE-----
    MIIB
    -----END CERTIFICATE-----
`;
const policy = (name: string, targets: string, hostname = 'api.shop.example', namespace = 'shop') => `
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  targetRefs: [${targets}]
  validation:
    hostname: ${hostname}
    caCertificateRefs: [{group: "", kind: ConfigMap, name: shop-ca}]
`;
const API = '{group: "", kind: Service, name: api, sectionName: https}';
const CART = '{group: "", kind: Service, name: cart}';
const CORE = GATEWAY + ROUTES + SERVICES;

describe('manifests that somebody has written', () => {
  test('are in order where they are', async () => {
    const { hops } = await reviewed(CORE + policy('pods', API) + policy('carts', CART));
    expect(hops.map(({ hop }) => hop.connection.kind)).toEqual(['tls', 'tls', 'tls']);
    expect(lines(await reviewed(CORE + policy('pods', API) + policy('carts', CART)))).toEqual([]);
  });

  test('are no good where no connection is made, even if no check has anything against them', async () => {
    const empty = SERVICES.replace(/MIIB|-----(BEGIN|END) CERTIFICATE-----/g, '-');
    const { findings } = await reviewed(GATEWAY + ROUTES + empty + policy('pods', API) + policy('carts', CART));
    expect(findings.map(({ id, severity }) => `${severity} ${id}`)).toEqual(Array(3).fill('error GEN-42'));
    expect(findings[0]?.reason).toBe('ConfigMap shop/shop-ca holds no certificate.');
  });

  test('are told where a client certificate is not shown in this version', async () => {
    const gateway = GATEWAY.replace(
      '  listeners:',
      '  tls: {backend: {clientCertificateRef: {name: own}}}\n  listeners:',
    );
    const all = gateway + ROUTES + SERVICES + policy('pods', API) + policy('carts', CART);
    const ids = async (version: string) =>
      (await reviewed(all, 'envoy-gateway', { version })).findings.map(({ id }) => id);
    expect(await ids('1.7')).toContain('GEN-44');
    expect(await ids('1.9')).not.toContain('GEN-44');
  });

  test('are told in passing of a port by its number, where the policy holds all the same', async () => {
    const byNumber = CORE + policy('pods', API.replace('https', '"8443"')) + policy('carts', CART);
    expect(lines(await reviewed(byNumber)).map((line) => line.slice(0, 12))).toContain('error GEN-06');
    const there = lines(await reviewed(byNumber, 'agentgateway'));
    expect(there).toContain('warning GEN-06 BackendTLSPolicy shop/pods spec.targetRefs.0.sectionName');
  });

  test('lead nowhere by a port that the Service has not', async () => {
    const astray = CORE.replace('backendRefs: [{name: cart, port: 8443}]', 'backendRefs: [{name: cart, port: 8444}]');
    const { hops, findings } = await reviewed(astray + policy('pods', API) + policy('carts', CART));
    expect(hops.map(({ hop }) => hop.connection.kind)).toEqual(['tls', 'refused', 'tls']);
    expect(findings[0]).toMatchObject({ id: 'GEN-42', reason: 'Service shop/cart has no port 8444.' });
  });

  test('are left to the implementation by a port that the Service has not, where the route refers to a Backend', async () => {
    const byName = `apiVersion: gateway.envoyproxy.io/v1alpha1
kind: Backend
metadata: {name: cart, namespace: shop}
spec:
  endpoints: [{fqdn: {hostname: cart.shop.svc.cluster.local, port: 8444}}]
  tls: {wellKnownCACertificates: System, sni: cart.example}
---
`;
    const ref = 'backendRefs: [{group: gateway.envoyproxy.io, kind: Backend, name: cart}]';
    const astray = byName + CORE.replace('backendRefs: [{name: cart, port: 8443}]', ref);
    const { hops, findings } = await reviewed(astray + policy('pods', API), 'envoy-gateway');
    expect(hops.map(({ hop }) => hop.connection.kind)).toEqual(['tls', 'tls', 'tls']);
    expect(findings.map(({ id }) => id)).toContain('EG-15');
  });

  test('lead nowhere in a namespace that has not granted it, as far as they show', async () => {
    const moved = SERVICES.replaceAll('namespace: shop', 'namespace: pods') + policy('pods', API, 'a.example', 'pods');
    const across = (GATEWAY + ROUTES).replaceAll('{name: api, port: 8443}', '{name: api, namespace: pods, port: 8443}');
    const grant = `
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: shop, namespace: pods}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}, {group: gateway.networking.k8s.io, kind: GRPCRoute, namespace: shop}]
  to: [{group: "", kind: Service, name: api}]
`;
    const said = async (yaml: string) => (await reviewed(yaml)).hops[0]?.explanation ?? '';
    const refused = await said(across + moved);
    expect(refused).toContain('does not connect: HTTPRoute shop/web may not refer to Service pods/api without');
    expect(refused).toContain('Not sure: A ReferenceGrant that is in namespace pods already');
    expect(lines(await reviewed(across + moved)).filter((line) => line.includes('web spec.rules.0'))).toEqual([
      'error GEN-12 HTTPRoute shop/web spec.rules.0.backendRefs.0',
    ]);
    const granted = await said(across + moved + grant);
    expect(granted).toContain('accepts only a certificate');
    expect(granted).not.toContain('Not sure');
    // Nothing of that namespace is shown: the doubt stays beside what is known.
    expect(await said(across)).toContain('It holds only if a ReferenceGrant in namespace pods');
  });

  test('do not tell which of two policies is the older, without their ages', async () => {
    const dated = (text: string) => text.replace('name: ', 'creationTimestamp: "2026-01-01T00:00:00Z", name: ');
    const [one, other] = [policy('a', API), policy('b', API, 'other.example')];
    const doubts = async (...policies: readonly string[]) =>
      (await reviewed(CORE + policies.join(''))).hops[0]?.hop.unsure.join() ?? '';
    expect(await doubts(one, other)).toContain('the oldest applies');
    expect(await doubts(dated(one), dated(other))).toBe('');
    expect(await doubts(one)).toBe('');
  });

  test('are told where the CA stands under a key that the standard does not read', async () => {
    const other = CORE.replace('ca.crt:', 'service-ca.crt:');
    const [finding] = (await reviewed(other + policy('pods', API) + policy('carts', CART))).findings;
    expect(finding).toMatchObject({ id: 'GEN-43', severity: 'warning' });
  });

  test.each<[string, string, readonly string[]]>([
    [
      'the number of a port as section of the second target',
      policy('pods', `${API}, {group: "", kind: Service, name: cart, sectionName: "8443"}`),
      [
        'error GEN-06 BackendTLSPolicy shop/pods spec.targetRefs.1.sectionName',
        'warning GEN-34 BackendTLSPolicy shop/pods spec.targetRefs',
        'warning GEN-29 HTTPRoute shop/web spec.rules.1.backendRefs.0',
      ],
    ],
    [
      'two policies on one of their targets',
      policy('pods', `${API}, ${CART}`) + policy('carts', CART, 'cart.shop.example'),
      [
        'error GEN-08 BackendTLSPolicy shop/pods spec.targetRefs.1',
        'warning GEN-34 BackendTLSPolicy shop/pods spec.targetRefs',
      ],
    ],
    [
      'a policy in another namespace than its Service',
      policy('pods', API) + policy('carts', CART, 'cart.shop.example', 'infra'),
      [
        'error GEN-01 BackendTLSPolicy infra/carts spec.targetRefs.0',
        'error GEN-01 BackendTLSPolicy infra/carts spec.validation.caCertificateRefs.0',
        'warning GEN-29 HTTPRoute shop/web spec.rules.1.backendRefs.0',
      ],
    ],
    [
      'a target that is nowhere',
      policy('pods', API) + policy('carts', CART) + policy('lost', '{group: "", kind: Service, name: gone}'),
      ['warning GEN-36 BackendTLSPolicy shop/lost spec.targetRefs.0'],
    ],
    [
      'no policy for one of a rule’s backends',
      policy('pods', API) +
        `
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: split, namespace: shop}
spec:
  parentRefs: [{name: edge, sectionName: https}]
  rules: [{backendRefs: [{name: api, port: 8443, weight: 9}, {name: api, port: 9090, weight: 1}]}]
` +
        policy('carts', CART),
      ['warning GEN-39 HTTPRoute shop/split spec.rules.0.backendRefs.1'],
    ],
    [
      'a policy on a Service that a passthrough route uses as well',
      policy('pods', API) +
        policy('carts', CART) +
        `
---
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: {name: straight, namespace: shop}
spec:
  parentRefs: [{name: edge, sectionName: through}]
  hostnames: [cart.example.com]
  rules: [{backendRefs: [{name: cart, port: 8443}]}]
`,
      ['error GEN-07 BackendTLSPolicy shop/carts spec.targetRefs.0'],
    ],
  ])('%s', async (_, policies, expected) => {
    expect(lines(await reviewed(CORE + policies))).toEqual(expected);
  });

  test('a policy for a port, where the Service of a passthrough route is not at hand, may be for another port', async () => {
    const route = `
---
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: {name: straight, namespace: shop}
spec:
  parentRefs: [{name: edge, sectionName: through}]
  hostnames: [cart.example.com]
  rules: [{backendRefs: [{name: cart, port: 8443}]}]
`;
    const found = lines(
      await reviewed(GATEWAY + route + policy('carts', '{group: "", kind: Service, name: cart, sectionName: x}')),
    );
    expect(found).toContain('warning GEN-07 BackendTLSPolicy shop/carts spec.targetRefs.0');
  });

  test('backends of a rule that are verified in different ways are no matter for all implementations', async () => {
    const split = ROUTES.replace('backendRefs: [{name: cart', 'backendRefs: [{name: api, port: 8443}, {name: cart');
    const policies = policy('pods', API) + policy('carts', CART, 'cart.shop.example');
    const { findings } = await reviewed(GATEWAY + split + SERVICES + policies);
    expect(findings.filter(({ id }) => id === 'GEN-40')).toMatchObject([
      { severity: 'info', at: { path: ['spec', 'rules', 1, 'backendRefs', 1] } },
    ]);
    const alike = await reviewed(GATEWAY + split + SERVICES + policy('pods', API) + policy('carts', CART));
    expect(alike.findings.map(({ id }) => id)).not.toContain('GEN-40');
  });

  test('a section that is a number has a fix in the text', async () => {
    const text = CORE + policy('pods', `${CART}, {group: "", kind: Service, name: api, sectionName: "8443"}`);
    const { findings } = await reviewed(text);
    const section = findings.find(({ id }) => id === 'GEN-06');
    expect(section?.fixes[0]?.label).toMatch(/https/);
  });

  test('one reason is enough where two checks know the same', async () => {
    const twice = CORE + policy('pods', API, '10.0.0.1') + policy('carts', CART, 'Cart.example');
    expect(lines(await reviewed(twice))).toEqual([
      'error GEN-09 BackendTLSPolicy shop/pods spec.validation.hostname',
      'error GEN-02 BackendTLSPolicy shop/carts spec.validation.hostname',
    ]);
  });

  test('rules across fields are checked', async () => {
    const twice = policy('pods', `${API}, ${API}`);
    expect(lines(await reviewed(CORE + twice + policy('carts', CART)))).toEqual([
      'error ADM-BTP-02 BackendTLSPolicy shop/pods spec.targetRefs.1',
      'warning GEN-34 BackendTLSPolicy shop/pods spec.targetRefs',
    ]);
  });
});

describe('the controllers’ own kinds', () => {
  test('Envoy Gateway: a Backend that names a CA and skips, with a route of several rules', async () => {
    const text = `${CORE}${policy('pods', API)}${policy('carts', CART)}
---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: Backend
metadata: {name: ext, namespace: shop}
spec:
  endpoints: [{fqdn: {hostname: pay.example.com, port: 443}}]
  tls: {insecureSkipVerify: true, caCertificateRefs: [{group: "", kind: ConfigMap, name: pay-ca}]}
`;
    const found = lines(await reviewed(text, 'envoy-gateway'));
    expect(found.filter((line) => line.includes('Backend shop/ext'))).toEqual([
      'error EG-03 Backend shop/ext spec.tls.insecureSkipVerify',
      'warning EG-01 Backend shop/ext',
      'warning GEN-36 Backend shop/ext spec.tls.caCertificateRefs.0',
    ]);
  });

  test('AWS: settings for a Service that nobody has', async () => {
    const settings = `
---
apiVersion: gateway.k8s.aws/v1
kind: TargetGroupConfiguration
metadata: {name: gone, namespace: shop}
spec: {targetReference: {name: gone}, defaultConfiguration: {protocol: HTTPS}}
`;
    const found = lines(await reviewed(CORE + settings, 'aws-load-balancer-controller'));
    expect(found).toContain('warning GEN-36 TargetGroupConfiguration shop/gone spec.targetReference');
  });
});

describe('the CRDs of the user’s own cluster', () => {
  const text = CORE + policy('pods', API) + policy('carts', CART);
  const kinds = new Set(['gateway.networking.k8s.io/BackendTLSPolicy']);

  test('stand in the place of what is known here', async () => {
    const verdict: Verdict = {
      violations: [{ id: 'CRD-01', path: ['spec'], at: 'key', message: 'Not here.' }],
      undecided: [],
    };
    const slot = 'BackendTLSPolicy.gateway.networking.k8s.io/shop/pods';
    const cluster = { kinds, verdicts: new Map([[slot, verdict]]) };
    const broken = text.replace('name: pods, namespace: shop', 'name: pods, labels: {a: 1}, namespace: shop');
    const { findings } = await reviewed(broken, 'any', {}, cluster);
    const ofPods = findings.filter(({ at }) => at.object?.name === 'pods');
    expect(ofPods.map(({ id, message }) => `${id} ${message}`)).toEqual(['CRD-01 Not here.']);
    expect(ofPods[0]?.reason).toContain('the CRDs of your cluster');
  });

  test('are waited for, and that is said', async () => {
    const { findings } = await reviewed(text, 'any', {}, { kinds, verdicts: new Map() });
    const waiting = findings.filter(({ reason }) => reason.includes('being checked against the CRDs of your cluster'));
    expect(waiting.map(({ id, at }) => `${id} ${at.object?.name}`)).toEqual(['ADM-00 pods', 'ADM-00 carts']);
  });
});

describe('one policy', () => {
  const policy = (fields: string, apiVersion = 'v1') => `---
apiVersion: gateway.networking.k8s.io/${apiVersion}
kind: BackendTLSPolicy
metadata: {name: p, namespace: shop}
spec: ${fields}
`;
  const target = 'targetRefs: [{group: "", kind: Service, name: api}]';
  const ca = 'caCertificateRefs: [{group: "", kind: ConfigMap, name: kube-root-ca.crt}]';
  const ids = async (yaml: string) => lines(await reviewed(yaml)).map((line) => line.split(' ').slice(0, 2).join(' '));

  test('may have null for the CAs that it does not name, which the API server drops', async () => {
    const yaml = policy(`{${target}, validation: {hostname: a.example, ${ca}, wellKnownCACertificates: null}}`);
    expect(await ids(yaml)).toEqual(['warning GEN-36']);
  });

  test('whose version has ended is not blamed for fields that this version calls otherwise', async () => {
    const old = `{targetRef: {group: "", kind: Service, name: api}, tls: {hostname: a.example, wellKnownCACerts: System}}`;
    expect(await ids(policy(old, 'v1alpha2'))).toEqual(['error GEN-11', 'warning MAN-03']);
  });

  test('that stands there twice has no rival in itself: the later one counts', async () => {
    const named = (name: string) => policy(`{${target}, validation: {hostname: ${name}, ${ca}}}`);
    const both = await reviewed(GATEWAY + ROUTES + SERVICES + named('first.example') + named('second.example'));
    expect(lines(both).filter((line) => /GEN-08|ADM-01/.test(line))).toEqual([
      'error ADM-01 BackendTLSPolicy shop/p metadata.name',
    ]);
    const connections = both.hops.map(({ hop }) => hop).filter(({ to }) => to.kind === 'Service' && to.name === 'api');
    for (const { connection, unsure } of connections) {
      expect(connection).toMatchObject({ sni: { name: 'second.example' } });
      expect(unsure).toEqual([]);
    }
  });
});

test('a kind in other capitals is refused, and one that nobody knows is not', async () => {
  const object = (apiVersion: string, kind: string) =>
    reviewed(`{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: p, namespace: shop}}`);
  const wrong = await object('gateway.networking.k8s.io/v1', 'BackendTlsPolicy');
  expect(lines(wrong)).toEqual(['error STR-13 BackendTlsPolicy shop/p kind']);
  expect(wrong.findings[0]?.message).toContain('BackendTLSPolicy');
  expect(lines(await object('v1', 'service'))).toEqual(['error STR-13 service shop/p kind']);
  expect(lines(await object('gateway.networking.k8s.io/v1', 'Unheard'))).toEqual([]);
  expect(lines(await object('cert-manager.io/v1', 'Service'))).toEqual([]);
});

test('a connection that rests on what the API server refuses is told with that doubt', async () => {
  const policy = (fields: string) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: p, namespace: shop}
spec:
  targetRefs: [{group: "", kind: Service, name: api}]
  validation: {hostname: api.example, wellKnownCACertificates: System${fields}}
`;
  const doubts = async (fields: string) => {
    const { hops } = await reviewed(GATEWAY + ROUTES + SERVICES + policy(fields));
    return hops.map(({ hop }) => hop.unsure.filter((doubt) => doubt.includes('The API server refuses')).length);
  };
  // Two of the three lead to the Service of the policy.
  expect(await doubts(', mode: Foo')).toEqual([1, 0, 1]);
  expect(await doubts(', subjectAltNames: [{type: URI, hostname: a.example}]')).toEqual([1, 0, 1]);
  expect(await doubts('')).toEqual([0, 0, 0]);

  const unnamed = SERVICES.replaceAll('ports: [{', 'ports: [{port: 1}, {');
  expect(unnamed).not.toBe(SERVICES);
  const { hops } = await reviewed(GATEWAY + ROUTES + unnamed);
  expect(hops.every(({ hop }) => hop.unsure.some((doubt) => doubt.includes('refuses Service')))).toBe(true);
});
