import { expect, test } from '@playwright/test';
import { cards } from '../src/implementations/registry.ts';
import { complaintsOf } from './complaints.ts';
import { Configurator } from './configurator.ts';

/** Choosing a gateway: what it can do is told before it is chosen, and what it cannot is told as well. */

const ABLE = cards.filter(({ unable }) => unable !== true);

test('from zero, a self-signed pod is answered by every gateway: manifests, or the reason and the ways out', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const complaints = await complaintsOf(page);
  const app = await new Configurator(page).open('#mode=skip');
  const explanation = page.getByTestId('explanation');
  for (const { id, label } of cards) {
    await app.select('setting.implementation', id);
    await expect(page.locator('form[aria-busy=false]')).toBeVisible();
    await expect(explanation).not.toBeEmpty();
    const unverified = explanation.getByText('Unverified TLS.');
    const refusals = page.locator('.found', { hasText: /error/i });
    await expect(unverified.or(refusals).first(), label).toBeVisible();
  }
  expect(complaints).toEqual([]);
});

test('two gateways are compared before one is switched to, and the way back loses nothing', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.fill('backends.0.validation.hostname', 'mine.internal.example');
  await page.getByRole('button', { name: 'Compare before you switch' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  await expect(dialog.getByText(`Looked at`)).toHaveCount(0);
  const other = dialog.getByRole('group', { name: 'The other' });
  await other.getByLabel('Implementation').selectOption('istio');
  await expect(other.getByText('mine.internal.example').first()).toBeVisible();
  await expect(dialog.getByRole('region', { name: 'Differences' })).toContainText('subjectAltNames');
  await other.getByRole('button', { name: 'Switch to this' }).click();
  await expect(dialog).toBeHidden();
  await expect(app.field('setting.implementation')).toHaveValue('istio');
  await expect(app.field('backends.0.validation.hostname')).toHaveValue('mine.internal.example');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(app.field('setting.implementation')).toHaveValue('envoy-gateway');
  await expect(app.field('setting.version')).toHaveValue('1.9');
});

test('who can do what is configured is answered for every gateway', async ({ page }) => {
  await new Configurator(page).open('#mode=skip');
  await page.getByRole('button', { name: 'Compare before you switch' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  await expect(dialog.getByRole('status')).toContainText(`of ${cards.length}, each in its newest version`);
  await expect(dialog.getByRole('button', { name: /^Compare with / })).toHaveCount(cards.length);
  await dialog.getByRole('button', { name: 'Compare with NGINX Gateway Fabric' }).click();
  await expect(dialog.getByRole('group', { name: 'The other' }).getByLabel('Implementation')).toHaveValue(
    'nginx-gateway-fabric',
  );
});

test('each cell of the matrix has a link, which opens it with its sources', async ({ page }) => {
  const complaints = await complaintsOf(page);
  await new Configurator(page).open('#matrix=cilium.mode-system');
  const dialog = page.getByRole('dialog', { name: 'What each gateway can do' });
  await expect(dialog.getByRole('heading', { name: /^Cilium: / })).toBeVisible();
  await expect(dialog.getByText('plain text', { exact: false }).first()).toBeVisible();
  await expect(dialog.getByText(/^Read \d{4}-\d{2}-\d{2}/).first()).toBeVisible();
  await expect(dialog.getByRole('row')).toHaveCount(cards.length + 1);
  await dialog
    .getByRole('link', { name: /Skip|Encryption without verification with Traefik/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#matrix=/);
  await dialog.getByLabel('Implementation').selectOption('istio');
  await dialog.getByLabel('Version').selectOption('1.27');
  await expect(dialog.getByRole('row')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page).not.toHaveURL(/#/);
  expect(complaints).toEqual([]);
});

test('a distribution leads to the gateway that it runs', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.select('setting.implementation', 'openshift');
  await expect(app.field('setting.implementation')).toHaveValue('istio');
  await expect(app.says('setting.implementation')).toContainText('OpenShift');
  await app.open('#implementation=k3s&mode=skip');
  await expect(app.field('setting.implementation')).toHaveValue('traefik');
});

test('what a gateway can do is told before a mode is chosen', async ({ page }) => {
  const app = await new Configurator(page).open();
  expect(ABLE.length).toBeGreaterThan(15);
  const abilities = page.locator('.abilities li');
  await app.select('setting.implementation', 'nginx-gateway-fabric');
  await expect(abilities.filter({ hasText: 'Skip verification' })).toContainText('not possible');
  await app.select('setting.implementation', 'aws-load-balancer-controller');
  await expect(abilities.filter({ hasText: 'System CAs' })).toContainText('not possible');
  await app.select('setting.implementation', 'linkerd');
  await expect(page.locator('.found', { hasText: 'UNA-01' }).first()).toBeVisible();
});
