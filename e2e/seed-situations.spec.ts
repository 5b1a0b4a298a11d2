import { expect, test } from '@playwright/test';
import { loadAll } from 'js-yaml';
import { Configurator } from './configurator.ts';

/** The situations that the tool was made for, each from an empty page to the files that are taken away. */

const POLICY = 'gateway.networking.k8s.io/v1';

function kinds(text: string): string[] {
  return loadAll(text).map((document) => (document as { kind: string }).kind);
}

test('BackendTLSPolicy with the system CAs on a Service port', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.choose('backends.0.validation.mode', 'system');
  await app.fill('backends.0.validation.hostname', 'orders.example.com');
  await app.fill('backends.0.target.name', 'orders');
  await expect(app.yaml).toHaveValue(/wellKnownCACertificates: System/);
  expect(await app.explanation()).toContain('orders.example.com');
  expect(loadAll(await app.downloadYaml())).toEqual([
    {
      apiVersion: POLICY,
      kind: 'BackendTLSPolicy',
      metadata: { name: 'orders', namespace: 'shop' },
      spec: {
        targetRefs: [{ group: '', kind: 'Service', name: 'orders', sectionName: 'https' }],
        validation: { hostname: 'orders.example.com', wellKnownCACertificates: 'System' },
      },
    },
  ]);
});

test('BackendTLSPolicy with a custom CA on a Service port', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.choose('backends.0.validation.mode', 'custom');
  await app.fill('backends.0.validation.ca.name', 'company-ca');
  await expect(app.yaml).toHaveValue(/name: company-ca/);
  const files = await app.downloadZip();
  expect(Object.keys(files).sort()).toEqual(['STEPS.md', 'kustomization.yaml', 'upstream-tls.yaml']);
  expect(loadAll(files['upstream-tls.yaml'] ?? '')).toMatchObject([
    {
      kind: 'BackendTLSPolicy',
      spec: {
        validation: {
          hostname: 'api.internal.example',
          caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'company-ca' }],
        },
      },
    },
  ]);
  expect(files['STEPS.md']).toContain('company-ca');
});

for (const kind of ['Gateway', 'HTTPRoute']) {
  test(`a policy on a ${kind} is written, and told to be ignored`, async ({ page }) => {
    const app = await new Configurator(page).open();
    await app.choose('backends.0.target.kind', kind);
    await expect(app.yaml).toHaveValue(new RegExp(`kind: ${kind}`));
    expect(await app.explanation()).toContain('plain text');
    await app.show('Checks');
    await expect(page.getByRole('region', { name: 'Errors' })).toContainText(kind);
    const text = await app.downloadYaml();
    expect(loadAll(text)).toMatchObject([{ kind: 'BackendTLSPolicy', spec: { targetRefs: [{ kind }] } }]);
  });
}

test('a self-signed pod behind Envoy Gateway', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.select('setting.implementation', 'envoy-gateway');
  await app.choose('backends.0.validation.mode', 'skip');
  await app.fill('backends.0.validation.reason', 'It makes a new certificate at every start.');
  await app.fill('backends.0.validation.reviewBy', '2027-03-01');
  await expect(app.yaml).toHaveValue(/insecureSkipVerify: true/);
  expect(await app.explanation()).toContain('any certificate');
  const files = await app.downloadZip();
  expect(loadAll(files['upstream-tls.yaml'] ?? '')).toMatchObject([
    {
      apiVersion: 'gateway.envoyproxy.io/v1alpha1',
      kind: 'Backend',
      metadata: {
        annotations: {
          'upstream-tls/skip-reason': 'It makes a new certificate at every start.',
          'upstream-tls/review-by': '2027-03-01',
        },
      },
      spec: {
        endpoints: [{ fqdn: { hostname: 'api.shop.svc.cluster.local', port: 8443 } }],
        tls: { insecureSkipVerify: true },
      },
    },
  ]);
  const patch = Object.keys(files).find((path) => path.startsWith('patches/'));
  expect(loadAll(files[patch ?? ''] ?? '')[0]).toEqual([
    { op: 'test', path: '/spec/rules/0/backendRefs/0/name', value: 'api' },
    { op: 'test', path: '/spec/rules/0/backendRefs/0/port', value: 8443 },
    { op: 'replace', path: '/spec/rules/0/backendRefs/0/name', value: 'api-unverified' },
    { op: 'remove', path: '/spec/rules/0/backendRefs/0/port' },
    { op: 'add', path: '/spec/rules/0/backendRefs/0/group', value: 'gateway.envoyproxy.io' },
    { op: 'add', path: '/spec/rules/0/backendRefs/0/kind', value: 'Backend' },
  ]);
  expect(files['STEPS.md']).toContain('enableBackend');
});

test('an NLB in front of a TLS broker with TCPRoute', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.select('setting.implementation', 'aws-load-balancer-controller');
  await app.choose('route.kind', 'TCPRoute');
  await app.choose('backends.0.validation.mode', 'skip');
  await app.fill('backends.0.target.name', 'broker');
  await app.select('gateway.listener.protocol', 'TLS');
  await expect(app.yaml).toHaveValue(/kind: TargetGroupConfiguration/);
  expect(await app.explanation()).toContain('any certificate');
  const files = await app.downloadZip();
  expect(kinds(files['upstream-tls.yaml'] ?? '')).toContain('TargetGroupConfiguration');
  expect(loadAll(files['upstream-tls.yaml'] ?? '')).toContainEqual(
    expect.objectContaining({
      apiVersion: 'gateway.k8s.aws/v1',
      kind: 'TargetGroupConfiguration',
      spec: expect.objectContaining({ targetReference: { kind: 'Service', name: 'broker' } }),
    }),
  );
});
