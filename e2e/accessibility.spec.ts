import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { LEAF } from '../tests/certificates.ts';
import { Configurator } from './configurator.ts';

/** axe, on every view, in both themes, at both widths (the projects). */

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

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
  ['broken manifests, with the list of their problems', async (app) => broken(app)],
  ['what a reset would change', async (app) => reset(app)],
  ['starting from manifests', async (app) => dialogOfManifests(app, 'YAML', 'Start from yours…')],
  ['the CRDs of a cluster', async (app) => dialogOfManifests(app, 'Checks', /by your cluster’s CRDs/)],
  ['two gateways beside each other', async ({ page }) => dialog(page, 'Compare before you switch')],
  ['the matrix', async (app) => matrix(app)],
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

for (const [name, show] of VIEWS) {
  test(`${name} has no violation, light or dark`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const app = await new Configurator(page).open('#mode=skip');
    await show(app);
    expect(await violationsOf(new AxeBuilder({ page }).withTags(TAGS))).toEqual([]);
    // The same page in other colours.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOf(new AxeBuilder({ page }).withRules(OF_COLOURS))).toEqual([]);
  });
}

async function violationsOf(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
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

/** In the full editor on a wide screen, in the text area on a narrow one. */
async function broken(app: Configurator): Promise<void> {
  await part(app, 'YAML');
  await app.typeInto('metadata:', ' [');
  await app.page.getByRole('button', { name: /^\d+ error/ }).click();
  await expect(app.page.getByRole('region', { name: 'Problems in the text' })).toBeVisible();
}

async function reset(app: Configurator): Promise<void> {
  await part(app, 'YAML');
  await app.typeInto('metadata:', ' # mine');
  await app.page.getByRole('button', { name: 'Reset all manifests…' }).click();
  await expect(app.page.getByRole('region', { name: 'Differences' })).toBeVisible();
}

async function matrix({ page }: Configurator): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#matrix=istio.mode-skip';
  });
  await expect(page.getByRole('heading', { name: /^Istio: / })).toBeVisible();
}

async function dialogOfManifests(app: Configurator, tab: string, button: string | RegExp): Promise<void> {
  await part(app, tab);
  await dialog(app.page, button);
}

async function dialog(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

// 720 is a screen of 1440 at 200 %; 320 is 640 at 200 % and 1280 at 400 %; 195 is a phone at 200 %.
test('nothing has to be scrolled sideways, whatever the width', async ({ page }) => {
  const app = await new Configurator(page).open('#mode=skip');
  for (const width of [900, 720, 580, 320, 195]) {
    await page.setViewportSize({ width, height: 640 });
    for (const name of ['Form', 'Diagram', 'Checks', 'Steps']) {
      await part(app, name);
      if (name === 'Form') await unfoldAll(page);
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(needed, `${name} at ${width}`).toBeLessThanOrEqual(width);
    }
  }
});
