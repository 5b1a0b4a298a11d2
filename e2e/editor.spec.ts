import { expect, type Page, test } from '@playwright/test';
import { complaintsOf } from './complaints.ts';
import { Configurator } from './configurator.ts';

/** The YAML preview becomes a real editor on intent, in its place and without a word to anybody. */

/** Everything that moved without somebody having caused it, added up as browsers do. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const page = window as unknown as { shifted: number };
    page.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) page.shifted += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifted: number }).shifted);
}

test('Monaco takes over with the same text, without a jump, from this origin alone', async ({ page }) => {
  const complaints = await complaintsOf(page);
  const shifts = await watchShifts(page);
  const app = await new Configurator(page).open();
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await app.yaml.click();
  await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 15_000 });
  await expect(page.locator('.monaco-editor')).toContainText('BackendTLSPolicy');
  expect(asked.some((url) => url.includes('/assets/editor'))).toBe(true);
  await app.fill('backends.0.validation.hostname', 'followed.example');
  await expect(page.locator('.monaco-editor')).toContainText('followed.example');
  expect(await shifts()).toBe(0);
  expect(complaints).toEqual([]);
});

test('nothing moves while somebody works', async ({ page }) => {
  const shifts = await watchShifts(page);
  const app = await new Configurator(page).open();
  await app.fill('backends.0.validation.hostname', 'steady.example');
  await app.choose('backends.0.validation.mode', 'skip');
  await app.choose('backends.0.target.kind', 'ExternalHost');
  await app.show('Checks');
  await app.show('Steps');
  await app.show('YAML');
  expect(await shifts()).toBe(0);
});

test('a node of the diagram leads to its field', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.fill('backends.0.target.name', 'orders');
  const node = app.diagram.getByRole('button', { name: /^Service: .*orders/ });
  await node.focus();
  await expect(node).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.field('backends.0.target.name')).toBeFocused();
});

for (const format of ['SVG', 'PNG']) {
  test(`the diagram can be taken away as ${format}`, async ({ page }) => {
    await new Configurator(page).open();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: format }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${format.toLowerCase()}$`));
  });
}

test('everything can be reached and left with the keyboard alone', async ({ page }) => {
  const app = await new Configurator(page).open();
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('tab', { name: /Checks/ })).toHaveAttribute('aria-selected', 'true');
  await page.locator('input[name="backends.0.validation.mode"][value="custom"]').focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('input[name="backends.0.validation.mode"][value="system"]')).toBeChecked();
  await page.keyboard.press('Alt+2');
  await app.yaml.focus();
  await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.monaco-editor') === null)).toBe(true);
});
