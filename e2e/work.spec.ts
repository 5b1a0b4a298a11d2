import { expect, test } from '@playwright/test';
import { Configurator } from './configurator.ts';

/** Nothing that somebody did is lost: undo, saving, links, tabs, and what browsers refuse. */

const HOSTNAME = 'backends.0.validation.hostname';

test('a link carries everything that differs, and opens as it was shared', async ({ page, context }) => {
  const app = await new Configurator(page).open();
  await app.fill(HOSTNAME, 'shared.example');
  await app.choose('backends.0.validation.mode', 'skip');
  const text = await app.yaml.inputValue();
  const link = await app.link();
  expect(link).toMatch(/#s=1\.[\w-]+$/);
  const other = new Configurator(await context.newPage());
  await other.page.goto(link);
  await other.alive();
  await expect(other.yaml).toHaveValue(text);
});

test('links by hand and presets open', async ({ page }) => {
  const app = await new Configurator(page).open('#implementation=envoy-gateway&mode=skip&service=pay/broker&port=9093');
  await expect(app.yaml).toHaveValue(/broker\.pay\.svc\.cluster\.local/);
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('searchbox').fill('api server');
  await page.getByRole('link', { name: /Kubernetes API server/ }).click();
  await expect(app.yaml).toHaveValue(/name: kube-root-ca\.crt/);
});

test('undo takes back a fix, a choice and typing, and redo brings them again', async ({ page }) => {
  const app = await new Configurator(page).open();
  const start = await app.yaml.inputValue();
  await app.fill(HOSTNAME, 'typed.example');
  await page.keyboard.press('Tab');
  await app.choose('backends.0.validation.mode', 'system');
  const end = await app.yaml.inputValue();
  await app.undo();
  await expect(app.field(HOSTNAME)).toHaveValue('typed.example');
  await app.undo();
  await expect(app.yaml).toHaveValue(start);
  await app.redo();
  await app.redo();
  await expect(app.yaml).toHaveValue(end);
});

test('undo in a field is the field’s own', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.choose('backends.0.validation.mode', 'system');
  await app.field(HOSTNAME).click();
  await page.keyboard.press('End');
  await page.keyboard.type('x');
  await page.keyboard.press('Control+z');
  await expect(app.field(HOSTNAME)).toHaveValue('api.internal.example');
  await expect(page.locator('input[name="backends.0.validation.mode"][value="system"]')).toBeChecked();
});

test('work is there again after a reload, unfinished texts included', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.fill('backends.0.target.name', 'orders');
  await app.fill('backends.0.target.port', 'abc');
  await page.keyboard.press('Tab');
  await page.waitForTimeout(1200);
  await page.reload();
  await app.alive();
  await expect(app.field('backends.0.target.name')).toHaveValue('orders');
  await expect(app.field('backends.0.target.port')).toHaveValue('abc');
  await expect(app.yaml).toHaveValue(/name: orders/);
});

test('a link over unsaved work offers to bring the work back', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.fill('backends.0.target.name', 'mine');
  await page.keyboard.press('Tab');
  await page.waitForTimeout(1200);
  await page.goto('about:blank');
  await app.open('#mode=skip&service=shop/theirs');
  await expect(app.yaml).toHaveValue(/theirs/);
  await page.getByRole('button', { name: 'Bring my work back' }).click();
  await expect(app.field('backends.0.target.name')).toHaveValue('mine');
});

test('a link opened while somebody types reaches that field, too, and ends what was said of the last link', async ({
  page,
}) => {
  const app = await new Configurator(page).open('#s=1.nonsense');
  await expect(page.locator('.notice')).toContainText('The link was not opened');
  await app.fill('backends.0.target.name', 'mine');
  await expect(app.field('backends.0.target.name')).toBeFocused();
  await page.evaluate(() => {
    location.hash = '#service=shop/theirs';
  });
  await expect(app.yaml).toHaveValue(/theirs/);
  await expect(app.field('backends.0.target.name')).toHaveValue('theirs');
  await expect(page.getByRole('button', { name: 'Bring my work back' })).toBeVisible();
  await expect(page.locator('.notice')).not.toContainText(['The link was not opened']);
});

test('work under a link is offered at the next visit, and then quietly, until it is brought back', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.fill('backends.0.target.name', 'mine');
  await page.keyboard.press('Tab');
  await page.waitForTimeout(1200);
  await page.goto('about:blank');
  await app.open('#mode=skip&service=shop/theirs');
  await page.waitForTimeout(1200);
  await page.reload();
  await app.alive();
  await expect(page.getByRole('button', { name: 'Bring back earlier work' })).toBeVisible();
  await page.reload();
  await app.alive();
  await expect(app.yaml).toHaveValue(/theirs/);
  await expect(page.locator('.notice')).toHaveCount(0);
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bring back earlier work' }).click();
  await expect(app.field('backends.0.target.name')).toHaveValue('mine');
  await page.getByRole('button', { name: 'Presets' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByText('Earlier work')).toHaveCount(0);
});

test('two tabs know of each other', async ({ page, context }) => {
  const first = await new Configurator(page).open();
  const second = await new Configurator(await context.newPage()).open();
  await second.fill('backends.0.target.name', 'second');
  await expect(page.getByText('open in another tab')).toBeVisible();
  await page.getByRole('button', { name: 'Take over the other tab’s work' }).click();
  await expect(first.field('backends.0.target.name')).toHaveValue('second');
});

test('blocked storage is said and stops nothing', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Storage.prototype.getItem = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
  });
  const app = await new Configurator(page).open();
  await app.fill(HOSTNAME, 'still.example');
  await expect(app.yaml).toHaveValue(/still\.example/);
  await expect(page.getByText('does not let the page save')).toBeVisible();
});

test('full storage is said and loses nothing', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const app = await new Configurator(page).open();
  await app.fill(HOSTNAME, 'still.example');
  await expect(page.getByText('storage is full')).toBeVisible();
  await expect(app.field(HOSTNAME)).toHaveValue('still.example');
});

test('a refused clipboard leaves the text selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) },
    });
    document.execCommand = () => false;
  });
  const app = await new Configurator(page).open();
  await page.getByRole('button', { name: 'Copy all' }).click();
  await expect(page.getByTestId('yaml-preview')).toContainText(/Ctrl|selected/i);
  await expect(app.yaml).toHaveValue(/BackendTLSPolicy/);
});

test('copying takes the whole text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = await new Configurator(page).open();
  await page.getByRole('button', { name: 'Copy all' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await app.yaml.inputValue());
});

test('a chunk that is gone after a redeploy is said and loses nothing', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.fill(HOSTNAME, 'kept.example');
  await page.route(/\/assets\//, (route) => route.abort());
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText('could not be fetched')).toBeVisible();
  await expect(app.field(HOSTNAME)).toHaveValue('kept.example');
});

test('an implementation that does not load keeps the last output', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.fill(HOSTNAME, 'kept.example');
  await expect(app.yaml).toHaveValue(/kept\.example/);
  const text = await app.yaml.inputValue();
  await page.route(/\/assets\//, (route) => route.abort());
  await app.select('setting.implementation', 'aws-load-balancer-controller');
  await expect(
    page
      .locator('main')
      .getByText(/could not be (fetched|loaded)/)
      .first(),
  ).toBeVisible();
  await expect(app.yaml).toHaveValue(text);
});

test('what somebody answered survives a change of mode and the way back', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.fill('backends.0.validation.ca.name', 'my-own-ca');
  await app.choose('backends.0.validation.mode', 'skip');
  await app.choose('backends.0.validation.mode', 'custom');
  await expect(app.field('backends.0.validation.ca.name')).toHaveValue('my-own-ca');
});
