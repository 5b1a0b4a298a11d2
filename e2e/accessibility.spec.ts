import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { LEAF } from '../tests/certificates.ts';
import { Configurator } from './configurator.ts';

/** axe, on every view, in both themes, at both widths (the projects). */

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const VIEWS: readonly (readonly [name: string, show: (app: Configurator) => Promise<void>])[] = [
  ['the form', async () => {}],
  ['everything unfolded', async ({ page }) => unfoldAll(page)],
  ['an error at a field', async (app) => app.fill('backends.0.target.port', 'abc')],
  ['findings at fields', async ({ page }) => expect(page.locator('.found').first()).toBeVisible()],
  ['a pasted certificate', async (app) => pasted(app)],
  ['the diagram', async (app) => part(app, 'Diagram')],
  ['the YAML', async (app) => part(app, 'YAML')],
  ['the checks', async (app) => part(app, 'Checks')],
  ['the steps', async (app) => part(app, 'Steps')],
  ['the presets', async ({ page }) => dialog(page, 'Presets')],
  ['the presets with earlier work', async (app) => covered(app)],
  ['sharing', async ({ page }) => dialog(page, 'Share')],
  [
    'the shortcuts',
    async ({ page }) => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
];

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    for (const [name, show] of VIEWS) {
      test(`${name} has no violation`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        const app = await new Configurator(page).open('#mode=skip');
        await show(app);
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        ).toEqual([]);
      });
    }
  });
}

async function unfoldAll(page: Page): Promise<void> {
  const folded = page.locator('form details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
}

/** A tab on a wide screen, a part of the page on a narrow one. */
async function part({ page }: Configurator, name: string): Promise<void> {
  const narrow = page.getByRole('navigation', { name: 'Parts of the page' }).getByRole('button', { name });
  if (await narrow.isVisible()) await narrow.click();
  else if (name !== 'Diagram') await page.getByRole('tab', { name }).click();
}

async function pasted(app: Configurator): Promise<void> {
  await app.choose('backends.0.validation.mode', 'custom');
  await app.choose('backends.0.validation.ca.kind', 'PEM');
  await app.fill('backends.0.validation.ca.pem', LEAF);
  await expect(app.page.getByRole('list', { name: 'What the certificates say' })).toBeVisible();
  await expect(app.found('backends.0.validation.ca.pem')).toContainText('CERT-04');
}

/** A link over something that somebody has typed. */
async function covered({ page }: Configurator): Promise<void> {
  await page.locator('[name="backends.0.target.name"]').fill('mine');
  await page.evaluate(() => {
    location.hash = '#service=shop/theirs';
  });
  await expect(page.getByRole('button', { name: 'Bring my work back' })).toBeVisible();
  await dialog(page, 'Presets');
  await expect(page.getByRole('heading', { name: 'Earlier work' })).toBeVisible();
}

async function dialog(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

test('at 320 px, which is 200 % zoom of 640, nothing has to be scrolled sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await new Configurator(page).open();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
