import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { CRDS_AT_HAND, crdTexts } from '../tests/api-server/crds.ts';
import { complaintsOf } from './complaints.ts';
import { Configurator } from './configurator.ts';

/** Somebody brings the CRDs of their cluster: from then on exactly these check the manifests. */

const BOTH_SOURCES = `apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata:
  name: api
  namespace: shop
spec:
  targetRefs:
    - {group: '', kind: Service, name: api, sectionName: https}
  validation:
    hostname: api.internal.example
    wellKnownCACertificates: System
    caCertificateRefs:
      - {group: '', kind: ConfigMap, name: api-ca}
---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: Backend
metadata:
  name: saas
  namespace: shop
spec:
  endpoints:
    - fqdn: {hostname: saas.example.com, port: 443}
      ip: {address: 10.0.0.1, port: 443}
`;

async function openDialog(app: Configurator): Promise<void> {
  await app.show('Checks');
  await app.page.getByRole('button', { name: /by your cluster’s CRDs/ }).click();
  await expect(app.page.getByRole('dialog', { name: 'Your cluster’s CRDs' })).toBeVisible();
}

async function bring(page: Page, text: string): Promise<void> {
  const file = { name: 'crds.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) };
  await page.getByLabel(/drop it here/).setInputFiles(file);
}

function crdsOf(...folders: readonly string[]): string {
  return folders.flatMap(crdTexts).join('\n---\n');
}

test('rules of the CRDs that somebody brought are reported at their place', async ({ page }) => {
  test.skip(!CRDS_AT_HAND, '../shared/crds is not at hand');
  const complaints = await complaintsOf(page);
  const app = await new Configurator(page).open();
  await app.startFrom(BOTH_SOURCES);
  await openDialog(app);
  await bring(page, crdsOf('gateway-api/v1.6.1/experimental', 'envoy-gateway/v1.9.0'));
  await expect(page.getByText(/are checked by your cluster’s CRDs/)).toBeVisible({ timeout: 20_000 });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: 'Set release and channel from them' }).click();
  await page.keyboard.press('Escape');
  await expect(app.field('setting.gatewayApi.channel')).toHaveValue('experimental');
  const rules = app.finding('CEL-01');
  await expect(rules).toHaveCount(2);
  await expect(rules.filter({ hasText: 'spec.validation' })).toHaveCount(1);
  await rules
    .filter({ hasText: 'spec.endpoints[0]' })
    .getByRole('button', { name: /^Show Backend/ })
    .click();
  await expect(app.yaml).toHaveValue(/kind: Backend\n/);
  expect(complaints).toEqual([]);
});

test('what is no CRD is said, and what stood before stays until it is forgotten', async ({ page }) => {
  test.skip(!CRDS_AT_HAND, '../shared/crds is not at hand');
  const app = await new Configurator(page).open();
  await app.startFrom(BOTH_SOURCES);
  await openDialog(app);
  await bring(page, 'kind: ConfigMap\napiVersion: v1\n');
  await expect(page.getByText('There is no CustomResourceDefinition in this text.')).toBeVisible();
  await bring(page, crdsOf('gateway-api/v1.6.1/standard'));
  await expect(page.getByText(/are checked by your cluster’s CRDs/)).toBeVisible({ timeout: 20_000 });
  await bring(page, '{"kind": ');
  await expect(page.getByText(/The text is no JSON/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(app.finding('CEL-01')).toHaveCount(1);
  await page.getByRole('button', { name: /by your cluster’s CRDs/ }).click();
  await page.getByRole('button', { name: 'Forget them' }).click();
  await page.keyboard.press('Escape');
  await expect(app.finding('CEL-01')).toHaveCount(0);
});
