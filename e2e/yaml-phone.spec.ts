import { expect, test } from '@playwright/test';
import { Configurator } from './configurator.ts';

/** On a phone the text area stays, with the same problems in a list. */
test('the manifests are edited in the text area, problems and all', async ({ page }) => {
  const app = await new Configurator(page).open();
  await page.getByRole('navigation', { name: 'Parts of the page' }).getByRole('button', { name: 'YAML' }).click();
  await app.yaml.tap();
  await app.yaml.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(area.value.length, area.value.length));
  await page.keyboard.type('spec: [1');
  await page.getByRole('button', { name: /^\d+ error/ }).tap();
  const list = page.getByRole('region', { name: 'Problems in the text' });
  await list
    .getByRole('button', { name: /^Error Line/ })
    .first()
    .tap();
  await expect(app.yaml).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible();
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
});

test('a line is seen from its first letter after the way back from its end', async ({ page }) => {
  const app = await new Configurator(page).open();
  await page.getByRole('navigation', { name: 'Parts of the page' }).getByRole('button', { name: 'YAML' }).click();
  await app.yaml.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.type(' # longer than the screen is wide, and by more than the line numbers');
  const leftOfScroller = () =>
    app.yaml.evaluate(
      (area) =>
        area.getBoundingClientRect().left - (area.closest('[class]:has(.content)')?.getBoundingClientRect().left ?? 0),
    );
  expect(await leftOfScroller()).toBeLessThan(0);
  await page.keyboard.press('Home');
  expect(await leftOfScroller()).toBeGreaterThan(20);
});
