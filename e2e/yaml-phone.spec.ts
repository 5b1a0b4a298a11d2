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
