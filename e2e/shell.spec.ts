import { resolve } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { listen } from '../scripts/listen.ts';
import { createStaticServer } from '../scripts/static-server.ts';
import { complaintsOf } from './complaints.ts';

const MAIN_SCRIPT = /\/assets\/(index|page)-[\w-]+\.js$/;

function hostnameIn(page: Page): Locator {
  return page.locator('[name="backends.0.validation.hostname"]');
}

/** Holds the main script back until the answer is called: the page as it is painted, before it is alive. */
async function holdMainScript(page: Page): Promise<() => void> {
  const { promise, resolve: release } = deferred();
  await page.route(MAIN_SCRIPT, async (route) => {
    await promise;
    await route.continue();
  });
  return release;
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolveIt: () => void = () => {};
  const promise = new Promise<void>((settle) => {
    resolveIt = settle;
  });
  return { promise, resolve: resolveIt };
}

test('is painted without any script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main')).toBeVisible();
  await context.close();
});

test('comes alive without a complaint and asks nobody else', async ({ page }) => {
  const complaints = await complaintsOf(page);
  await page.goto('./', { waitUntil: 'networkidle' });
  await hostnameIn(page).fill('alive.example');
  await expect(page.getByTestId('yaml-preview')).toContainText('hostname: alive.example');
  expect(complaints).toEqual([]);
});

test('refuses scripts that are not its own', async ({ page }) => {
  const complaints = await complaintsOf(page);
  await page.goto('./');
  await page.addScriptTag({ content: 'window.intruder = true' }).catch(() => {});
  await expect.poll(() => complaints.filter((text) => text.startsWith('violates')).length).toBeGreaterThan(0);
  expect(await page.evaluate(() => 'intruder' in window)).toBe(false);
});

for (const theme of ['light', 'dark'] as const) {
  test(`is ${theme} from the first paint when that was chosen`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' });
    await page.addInitScript((value) => localStorage.setItem('upstream-tls.theme', value), theme);
    const release = await holdMainScript(page);
    await page.goto('./', { waitUntil: 'commit' });
    await expect(page.getByRole('main')).toBeVisible();
    const painted = await backgroundOf(page);
    release();
    await page.waitForLoadState('networkidle');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await backgroundOf(page)).toBe(painted);
  });
}

function backgroundOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

test('never shows the defaults to who comes with a link', async ({ page }) => {
  const release = await holdMainScript(page);
  await page.goto('./#mode=skip', { waitUntil: 'commit' });
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(page.locator('main')).toBeHidden();
  release();
  await expect(page.locator('main')).toBeVisible();
});

test('keeps what is typed before it is alive', async ({ page }) => {
  const release = await holdMainScript(page);
  await page.goto('./', { waitUntil: 'commit' });
  const hostname = hostnameIn(page);
  await hostname.fill('typed-early.example');
  release();
  await page.waitForLoadState('networkidle');
  await expect(hostname).toHaveValue('typed-early.example');
});

test('says so when its script does not load', async ({ page }) => {
  await page.route(MAIN_SCRIPT, (route) => route.abort());
  await page.goto('./#mode=skip');
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  await expect(page.locator('main')).toBeVisible();
});

test('works from any path of any host', async ({ page }) => {
  const server = createStaticServer({ root: resolve(import.meta.dirname, '../dist'), base: '/some/where/' });
  const port = await listen(server, 0);
  const complaints = await complaintsOf(page);
  await page.goto(`http://localhost:${port}/some/where/`, { waitUntil: 'networkidle' });
  await hostnameIn(page).fill('alive.example');
  await expect(page.getByTestId('yaml-preview')).toContainText('hostname: alive.example');
  expect(complaints).toEqual([]);
  server.close();
  server.closeAllConnections();
});

test('offers the files in a menu that holds its words and no more', async ({ page }) => {
  await page.goto('./', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Download ▾' }).click();
  const choice = page.getByRole('button', { name: /^Zip/ });
  await expect(choice).toBeVisible();
  const menu = choice.locator('..');
  expect(await menu.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  expect((await menu.boundingBox())?.height).toBeLessThan(300);
});

test('keeps a dialog open when a selection is dragged out of it, and closes it at a click beside it', async ({
  page,
}) => {
  await page.goto('./', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Presets' }).click();
  const dialog = page.getByRole('dialog', { name: 'Presets' });
  const words = page.getByRole('searchbox', { name: 'Begin from a situation like yours' });
  await words.fill('canary');
  const { x = 0, y = 0 } = (await words.boundingBox()) ?? {};
  await page.mouse.move(x + 40, y + 12);
  await page.mouse.down();
  await page.mouse.move(4, y + 12, { steps: 4 });
  await page.mouse.up();
  await expect(words).toHaveValue('canary');
  await page.mouse.click(4, y + 12);
  await expect(dialog).toBeHidden();
});

test('scrolls the menu of files where the screen is lower than it, as with large zoom', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto('./', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Download ▾' }).click();
  const link = page.getByRole('checkbox', { name: /^Write a link/ });
  await link.scrollIntoViewIfNeeded();
  await expect(link).toBeInViewport({ ratio: 1 });
});
