import { expect, test } from '@playwright/test';
import { CA, LEAF } from '../tests/certificates.ts';
import { complaintsOf } from './complaints.ts';
import { Configurator } from './configurator.ts';

/** What the checks find stands at the fields that it is about, and what pasted certificates hold below them. */

const MODE = 'backends.0.validation.mode';
const PEM = 'backends.0.validation.ca.pem';
const HOSTNAME = 'backends.0.validation.hostname';

test('a finding stands at its field, is heard with it, and leads to the whole of it', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.choose(MODE, 'skip');
  await expect(app.found(MODE)).toContainText(/Warning:.*GEN-23/i);
  await expect(page.locator(`[name="${MODE}"]:checked`)).toHaveAccessibleDescription(/warning: Nobody checks/);
  await page.getByRole('button', { name: 'More on GEN-23' }).click();
  await expect(app.finding('GEN-23')).toBeFocused();
  await expect(app.finding('GEN-23')).toBeInViewport();
});

test('the fix at a field is one step, and undone in one', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.choose(MODE, 'skip');
  await page
    .locator('.found')
    .getByRole('button', { name: /^Verify against a pasted certificate/ })
    .click();
  await expect(app.field(PEM)).toBeVisible();
  await expect(app.found(MODE)).toBeHidden();
  await app.undo();
  await expect(app.found(MODE)).toContainText('GEN-23');
});

test('a fix leads to what it leaves to be filled in, wherever it is taken, and the focus is not lost', async ({
  page,
}) => {
  const app = await new Configurator(page).open('#mode=skip');
  await app.show('Checks');
  await app
    .finding('GEN-23')
    .getByRole('button', { name: /^Verify against a pasted/ })
    .click();
  await expect(app.field(PEM)).toBeFocused();
  await expect(app.field(PEM)).toBeInViewport({ ratio: 1 });
  await app.undo();
  await page
    .locator('.found')
    .getByRole('button', { name: /^Verify against a pasted/ })
    .click();
  await expect(app.field(PEM)).toBeFocused();
  await app.select('setting.implementation', 'cilium');
  const refused = page.getByRole('radio', { name: 'Skip verification' });
  await expect(refused).toHaveAttribute('aria-disabled', 'true');
  await refused.press('Space');
  await page.getByRole('button', { name: /^Verify against a pasted/ }).click();
  await expect(app.field(PEM)).toBeFocused();
  await expect(app.field(PEM)).toBeInViewport({ ratio: 1 });
  await app.select('setting.implementation', 'nginx-gateway-fabric');
  await expect(page.locator('form[aria-busy=false]')).toBeVisible();
  await refused.press('Space');
  await page.getByRole('button', { name: 'Let TLS pass through: the client verifies' }).click();
  await expect(page.locator(`[name="${MODE}"]:checked`)).toBeFocused();
});

test('a check that is mended hands the focus to the one beside it', async ({ page }) => {
  const app = await new Configurator(page).open('#implementation=kgateway&mode=skip');
  await app.show('Checks');
  await app.finding('KGW-10').getByRole('button', { name: 'Allow TLS 1.3' }).press('Enter');
  await expect(app.finding('KGW-10')).toHaveCount(0);
  await expect(page.locator('article:focus')).toHaveCount(1);
});

test('pasted certificates are read on this page alone, shown, and judged at their field', async ({ page }) => {
  const complaints = await complaintsOf(page);
  const app = await new Configurator(page).open();
  await app.choose('backends.0.validation.ca.kind', 'PEM');
  await app.fill(PEM, CA);
  const list = page.getByRole('list', { name: 'What the certificates say' });
  await expect(list).toContainText('O=Example, CN=Example CA');
  await expect(list).toContainText(/Valid until\s*2046-11-18, in \d+ years/);
  await expect(app.found(PEM)).toBeHidden();
  await app.fill(PEM, LEAF);
  await expect(list).toContainText('not a CA');
  await expect(app.found(PEM)).toContainText('CERT-04');
  await app.show('Checks');
  await expect(app.finding('CERT-04')).toBeVisible();
  expect((await app.downloadZip())['STEPS.md']).toBeDefined();
  expect(complaints).toEqual([]);
});

test('nothing above moves while somebody types, and the next field stays in place when it is said', async ({
  page,
}) => {
  const app = await new Configurator(page).open();
  await app.choose('backends.0.validation.ca.kind', 'PEM');
  await app.fill(PEM, LEAF);
  await expect(app.found(PEM)).toContainText('CERT-04');
  await app.field(HOSTNAME).click();
  const before = await app.field(HOSTNAME).boundingBox();
  await page.keyboard.press('Home');
  await page.keyboard.type('other-');
  await expect(app.yaml).toHaveValue(/other-api\.internal\.example/);
  await expect(page.getByRole('tab', { name: 'Checks' })).toContainText('2');
  await expect(app.found(PEM)).not.toContainText('CERT-06');
  expect(await app.field(HOSTNAME).boundingBox()).toEqual(before);
  const next = page.getByRole('button', { name: 'Add a name' });
  const place = await next.boundingBox();
  await page.keyboard.press('Tab');
  await expect(app.found(PEM)).toContainText('CERT-06');
  await expect(next).toBeFocused();
  expect((await next.boundingBox())?.y).toBeCloseTo(place?.y ?? 0, 0);
});

test('a click is not missed because its target moves away when a field is left', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.choose('backends.0.validation.ca.kind', 'PEM');
  await app.fill(PEM, LEAF);
  await expect(app.found(PEM)).toContainText('CERT-04');
  await app.field(HOSTNAME).click();
  await page.keyboard.type('other-');
  await page.getByRole('button', { name: 'Add a name' }).click();
  await expect(app.field('backends.0.validation.subjectAltNames.0.type')).toBeVisible();
});
