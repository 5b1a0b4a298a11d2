import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../configuration/configuration.ts';
import { withEdits } from '../configuration/with-edits.ts';
import { implementation as any } from '../implementations/any/implementation.ts';
import { implementation as envoy } from '../implementations/envoy-gateway/implementation.ts';
import { readText } from '../manifest/read-text.ts';
import { settle } from './settle.ts';
import { standing } from './standing.ts';
import { type Started, startFrom } from './start-from.ts';

const ENVOY = { ...DEFAULTS.setting, implementation: 'envoy-gateway', version: '1.9' };
const ANY = { ...DEFAULTS.setting, implementation: 'any', version: 'unlisted' };

/** As `kubectl get httproute,svc -o yaml` prints them. */
const LIVE = `apiVersion: v1
items:
- apiVersion: gateway.networking.k8s.io/v1
  kind: HTTPRoute
  metadata:
    annotations:
      kubectl.kubernetes.io/last-applied-configuration: |
        {"apiVersion":"gateway.networking.k8s.io/v1"}
      team: payments
    creationTimestamp: "2026-01-02T03:04:05Z"
    generation: 3
    managedFields:
    - apiVersion: gateway.networking.k8s.io/v1
      manager: kubectl
      operation: Update
    name: front
    namespace: web
    resourceVersion: "4711"
    uid: 9d1c1bd8-8e0c-4a3b-8df0-aaaaaaaaaaaa
  spec:
    hostnames:
    - www.example.com
    parentRefs:
    - group: gateway.networking.k8s.io
      kind: Gateway
      name: edge
      namespace: infra
      sectionName: https
    rules:
${['/', '/cart', '/pay', '/help']
  .map(
    (path, index) => `    - backendRefs:
      - group: ""
        kind: Service
        name: svc-${index}
        port: 8443
        weight: 1
      matches:
      - path:
          type: PathPrefix
          value: ${path}
`,
  )
  .join('')}  status:
    parents: []
- apiVersion: v1
  kind: Service
  metadata:
    name: svc-2
    namespace: web
    uid: 11111111-8e0c-4a3b-8df0-aaaaaaaaaaaa
  spec:
    ports:
    - name: https
      port: 8443
      protocol: TCP
      targetPort: 9443
kind: List
metadata:
  resourceVersion: ""
`;

function started(text: string, setting = ENVOY, implementation = envoy): Extract<Started, { ok: true }> {
  const result = startFrom(text, setting, implementation);
  if (!result.ok) throw new Error(result.says);
  return result;
}

describe('what a cluster has', () => {
  test('fills the form, and says what is left out', () => {
    const { configuration, hand, notes } = started(LIVE);
    expect(configuration.route).toMatchObject({ kind: 'HTTPRoute', namespace: 'web', name: 'front' });
    expect(configuration.route.hostnames).toEqual(['www.example.com']);
    expect(configuration.gateway).toMatchObject({ namespace: 'infra', name: 'edge', listener: { name: 'https' } });
    expect(notes.join(' ')).toContain('managedFields');
    expect(notes.join(' ')).toContain('HTTPRoute web/front has 4 rules. The form speaks of 0 · / → svc-0:8443; others');
    expect(hand.text).not.toMatch(/managedFields|resourceVersion|last-applied|status:/);
    expect(hand.text).toContain('team: payments');
    expect(hand.had.map(({ kind }) => kind)).toEqual(['HTTPRoute', 'Service']);
  });

  test('is patched where one of four rules changes, and the other three stay', () => {
    const { configuration, hand } = started(LIVE);
    const target = {
      kind: 'Service',
      namespace: 'web',
      name: 'svc-2',
      port: 8443,
      portName: 'https',
      targetPort: 9443,
    };
    const next = withEdits(configuration, [
      { at: 'backends', value: [{ target, validation: { mode: 'skip' }, rule: 2 }] },
    ]);
    const wished = settle(hand, next, { agreed: envoy, now: envoy });
    const after = wished.hand ?? hand;
    const { written, applied } = standing(after, wished.configuration, envoy);
    const route = written.find(({ object }) => object.kind === 'HTTPRoute');
    if (route?.role !== 'patch') throw new Error(`The route is ${route?.role ?? 'gone'}.`);
    const paths = route.operations.map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !path.startsWith('/spec/rules/2/backendRefs'))).toEqual([]);
    expect(JSON.stringify(route.object.spec)).toContain('"svc-3"');
    expect(applied).toContain('kind: Backend');
    expect(applied).not.toContain('kind: HTTPRoute');
  });
});

describe('files', () => {
  const FILE = `# our policy
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: mine, namespace: web}   # short
spec:
  targetRefs: [{group: "", kind: Service, name: shop}]
  validation:
    hostname: shop.web.svc   # checked
    wellKnownCACertificates: System
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: front, namespace: web}
spec:
  rules: [{backendRefs: [{name: shop, port: 443}]}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop, namespace: web}
`;

  test('stay as they are, comments and all, and what is not understood is listed', () => {
    const { configuration, hand, notes } = started(FILE, ANY, any);
    expect(hand.text).toBe(FILE);
    expect(hand.had).toEqual([]);
    expect(configuration.backends[0].validation).toMatchObject({ mode: 'system', hostname: 'shop.web.svc' });
    expect(configuration.backends[0].target).toMatchObject({ namespace: 'web', name: 'shop', port: 443 });
    expect(notes).toEqual([expect.stringContaining('Deployment web/shop')]);
  });

  test('follow the form in their own words', () => {
    const { configuration, hand } = started(FILE, ANY, any);
    const next = withEdits(configuration, [{ at: 'backends.0.validation.hostname', value: 'other.web.svc' }]);
    const settled = settle(hand, next, { agreed: any, now: any });
    expect(settled.hand?.text).toBe(FILE.replace('shop.web.svc   # checked', 'other.web.svc   # checked'));
  });

  test('of JSON become YAML', () => {
    const json = JSON.stringify({
      kind: 'List',
      apiVersion: 'v1',
      items: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } }],
    });
    expect(readText(started(json, ANY, any).hand.text).documents[0]?.objects[0]?.object.kind).toBe('Service');
  });
});

test('what is no object stays, and is listed', () => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } };
  const json = JSON.stringify({ kind: 'List', apiVersion: 'v1', items: [service, { metadata: { name: 'b' } }] });
  const { hand, notes } = started(json, ANY, any);
  expect(readText(hand.text).documents.map(({ value }) => value)).toEqual([service, { metadata: { name: 'b' } }]);
  expect(notes).toEqual([expect.stringContaining('apiVersion is missing')]);
});

test.each([
  ['broken YAML', 'a: [b', /cannot be read/],
  ['nothing of Kubernetes', 'a: 1\n', /no Kubernetes object/],
  ['nothing', '', /no Kubernetes object/],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n', /“Paste it here”/],
])('%s is refused with a word', (_, text, says) => {
  const result = startFrom(text, ANY, any);
  expect(result.ok ? '' : result.says).toMatch(says);
});
