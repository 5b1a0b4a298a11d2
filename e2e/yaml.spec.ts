import { expect, type Locator, test } from '@playwright/test';
import { complaintsOf } from './complaints.ts';
import { Configurator } from './configurator.ts';
import { LIVE_ROUTE, OLD_POLICY } from './manifests.ts';

/** The manifests are edited by hand and by form, and neither loses what the other did. */

const HOST = 'backends.0.validation.hostname';
const ENVOY = 'Envoy Gateway';

test('a comment and a label stay when the form changes the host name', async ({ page }) => {
  const complaints = await complaintsOf(page);
  const app = await new Configurator(page).open();
  await app.caretBehind('metadata:');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('labels: {team: payments} # ask them first');
  await app.fill(HOST, 'changed.example');
  await expect(app.yaml).toHaveValue(/labels: \{team: payments\} # ask them first[\s\S]*hostname: changed\.example/);
  const downloaded = await app.downloadYaml();
  expect(downloaded).toContain('labels: {team: payments} # ask them first');
  expect(downloaded).toContain('hostname: changed.example');
  expect(complaints).toEqual([]);
});

test('a host name that is typed in the YAML shows in form, picture and explanation', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.retype('hostname: api.internal.example', 'hostname: typed.example');
  await expect(app.field(HOST)).toHaveValue('typed.example');
  await expect(app.diagram).toContainText('typed.example');
  expect(await app.explanation()).toContain('typed.example');
});

test('verification that is switched off by hand is told at once', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.choose('backends.0.target.kind', 'ExternalHost');
  await app.fill('backends.0.target.hostname', 'saas.example.com');
  await expect(app.yaml).toHaveValue(/kind: Backend\n/);
  await expect.poll(() => app.explanation()).toContain('accepts only a certificate');
  await app.caretBehind('  tls:');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('insecureSkipVerify: true');
  await expect.poll(() => app.explanation()).toContain('accepts any certificate');
});

test('while the YAML is broken the form waits; mended, the text wins only where it changed', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.retype('hostname: api.internal.example', 'hostname: typed.example: x');
  await expect(page.getByText('The YAML cannot be read at present')).toBeVisible();
  await app.fill('backends.0.target.name', 'orders');
  await app.fill(HOST, 'from-the-form.example');
  expect(await app.explanation()).toContain('api.internal.example');
  await app.retype('hostname: typed.example: x', 'hostname: typed.example');
  await expect(app.field(HOST)).toHaveValue('typed.example');
  await expect(app.field('backends.0.target.name')).toHaveValue('orders');
  await expect(app.yaml).toHaveValue(/name: orders[\s\S]*hostname: typed\.example/);
});

test('an old policy is offered to be raised to v1, and keeps its comments', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.startFrom(OLD_POLICY, ENVOY);
  await app.show('Checks');
  await page.getByRole('button', { name: 'Raise to v1', exact: true }).first().click();
  await app.show('YAML');
  await expect(app.yaml).toHaveValue(/^apiVersion: gateway\.networking\.k8s\.io\/v1\n/);
  await expect(app.yaml).toHaveValue(/hostname: api\.internal\.example # as in its certificate/);
});

test('of a live route with four rules, one is made verified and three are not touched', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.startFrom(LIVE_ROUTE);
  const before = await app.manifests();
  const route = page.getByRole('navigation', { name: 'Documents' }).getByRole('button', { name: /HTTPRoute.*yours/ });
  await app.field('backends.0.rule').selectOption({ label: '1 · /orders → orders:8443' });
  await expect(app.field('backends.0.target.name')).toHaveValue('orders');
  await expect(app.field('backends.0.target.port')).toHaveValue('8443');
  const connections = app.diagram.getByRole('button', { name: /^(Verified|Plain text):/ });
  await expect(connections).toContainText(['Plain text', 'Verified', 'Plain text', 'Plain text']);
  await expect(route).toContainText('yours, unchanged');
  expect((await app.manifests()).startsWith(before)).toBe(true);
  // A host outside of the cluster is reached in place of the Service: for that the route has to change.
  await app.choose('backends.0.target.kind', 'ExternalHost');
  await app.fill('backends.0.target.hostname', 'orders.example.com');
  await expect(route).toContainText('yours, changed by a patch');
  await expect(connections).toContainText(['Plain text', 'Verified', 'Plain text', 'Plain text']);
  const files = await app.downloadZip();
  const patch = files['patches/httproute-shop.shop.yaml'] ?? '';
  const paths = [...patch.matchAll(/path: (\S+)/g)].map(([, path]) => path ?? '');
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !path.startsWith('/spec/rules/1/backendRefs/'))).toEqual([]);
  expect(files['upstream-tls.yaml']).not.toContain('kind: HTTPRoute\n');
});

test('a link brings edited manifests whole', async ({ page, context }) => {
  const app = await new Configurator(page).open();
  await app.caretBehind('metadata:');
  await page.keyboard.insertText(' # as agreed with “payments”');
  await expect(app.yaml).toHaveValue(/as agreed/);
  const mine = await app.manifests();
  const link = await app.link();
  const other = await new Configurator(await context.newPage()).open(link.slice(link.indexOf('#')));
  await expect(other.yaml).toHaveValue(mine, { timeout: 15_000 });
  await other.fill(HOST, 'linked.example');
  await expect(other.yaml).toHaveValue(mine.replace('api.internal.example', 'linked.example'));
});

test('undo and redo are one history, from the editor and from the page', async ({ page }) => {
  const app = await new Configurator(page).open();
  const first = await app.manifests();
  await app.fill(HOST, 'one.example');
  await expect(app.yaml).toHaveValue(/one\.example/);
  const second = await app.manifests();
  await app.retype('hostname: one.example', 'hostname: two.example');
  await page.keyboard.press('Control+z');
  await expect(app.yaml).toHaveValue(second);
  await page.keyboard.press('Control+z');
  await expect(app.yaml).toHaveValue(first);
  await expect(app.field(HOST)).toHaveValue('api.internal.example');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Shift+z');
  await expect(app.yaml).toHaveValue(/two\.example/);
  await expect(app.field(HOST)).toHaveValue('two.example');
});

test('keystrokes, caret and place survive the change to the full editor', async ({ page }) => {
  const app = await new Configurator(page).open();
  const data = Array.from({ length: 80 }, (_, index) => `  key-${index}: "${index}"\n`).join('');
  await app.startFrom(
    `${OLD_POLICY}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: long}\ndata:\n${data}`,
    ENVOY,
  );
  const lines = page.getByTestId('yaml-preview').locator('.text');
  await lines.locator('.drawn').evaluate((drawn) => {
    drawn.closest('[class*=Scroller], div:has(> .content)')?.scrollTo(0, 1000);
  });
  const placeOf = async (line: Locator) => ((await line.boundingBox())?.y ?? 0) - ((await lines.boundingBox())?.y ?? 0);
  const before = await placeOf(lines.locator('.drawn > *', { hasText: 'key-40' }));
  await app.yaml.evaluate((area: HTMLTextAreaElement) => {
    const at = area.value.indexOf('key-40') + 'key-40'.length;
    area.focus({ preventScroll: true });
    area.setSelectionRange(at, at);
  });
  const typed = '-abcdefghijklmnopqrstuvwxyz0123456789';
  await page.keyboard.type(typed, { delay: 25 });
  await expect(page.locator('.editor[data-open=true]')).toBeVisible({ timeout: 15_000 });
  expect(Math.round(await placeOf(lines.locator('.view-line', { hasText: 'key-40' })))).toBe(Math.round(before));
  await page.keyboard.type('-end');
  await expect(app.yaml).toHaveValue(new RegExp(`key-40${typed}-end: "40"\n`));
});

test('keystrokes before anything is loaded are kept as well', async ({ page }) => {
  let load = () => {};
  const loading = new Promise<void>((resolve) => {
    load = resolve;
  });
  await page.route(/\/assets\/(late-parts|lens)/, async (route) => {
    await loading;
    await route.continue();
  });
  const app = await new Configurator(page).open();
  await app.yaml.evaluate((area: HTMLTextAreaElement) => {
    const at = area.value.indexOf('api.internal.example');
    area.focus();
    area.setSelectionRange(at, at);
  });
  await page.keyboard.type('early.');
  load();
  await expect(app.field(HOST)).toHaveValue('early.api.internal.example');
});

test('problems are marked and listed, and each is a key away', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.caretBehind('validation:');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('hostnames: a.example');
  await expect(page.locator('.monaco-editor .squiggly-error').first()).toBeVisible();
  await page.getByRole('button', { name: /^\d+ error/ }).click();
  const list = page.getByRole('region', { name: 'Problems in the text' });
  await expect(list).toContainText('hostnames');
  await page.keyboard.press('Alt+2');
  await app.openEditor();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await expect(page.locator('p.told')).toContainText(/^Line \d+: /);
  // What is said below the keys stands below them, however little room there is.
  await page.setViewportSize({ width: 1440, height: 700 });
  const bottom = (await boxOf(page.locator('.foot .status'))).bottom;
  expect((await boxOf(page.locator('p.told'))).top).toBeGreaterThanOrEqual(bottom);
});

async function boxOf(locator: Locator): Promise<{ readonly top: number; readonly bottom: number }> {
  return locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top, bottom };
  });
}

test('the caret leads to the form field, and back', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.caretBehind('hostname: api');
  await page.keyboard.press('Alt+Enter');
  await expect(app.field(HOST)).toBeFocused();
  await app.field('backends.0.validation.ca.name').focus();
  await page.keyboard.press('Alt+Enter');
  await expect(page.locator('.monaco-editor.focused')).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.type('-2');
  await expect(app.yaml).toHaveValue(/name: api-ca-2\n/);
});

test('the editor completes keys, explains them, and tidies up', async ({ page }) => {
  const complaints = await complaintsOf(page);
  const app = await new Configurator(page).open();
  await app.caretBehind('validation:');
  await page.keyboard.press('Enter');
  await page.keyboard.type('subj', { delay: 30 });
  await expect(page.locator('.suggest-widget')).toContainText('subjectAltNames');
  await page.keyboard.press('Enter');
  await expect(app.yaml).toHaveValue(/validation:\n {4}subjectAltNames:\n {6}- \n/);
  await app.undo();
  await app.undo();
  await page
    .locator('.view-line', { hasText: 'hostname:' })
    .first()
    .hover({ position: { x: 90, y: 8 } });
  await expect(page.locator('.monaco-hover').first()).toContainText('Sent to the backend as SNI');
  await app.retype('  namespace: shop', '  namespace: shop   ');
  await page.keyboard.press('Shift+Alt+F');
  await expect(app.yaml).toHaveValue(/namespace: shop\n/);
  expect(complaints).toEqual([]);
});

test('a reset shows first what it would change, and can be undone', async ({ page }) => {
  const app = await new Configurator(page).open();
  const generated = await app.manifests();
  await app.retype('metadata:', 'metadata: # mine');
  const mine = await app.manifests();
  await page.getByRole('button', { name: 'Reset all manifests…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reset all manifests' });
  await expect(dialog.getByRole('region', { name: 'Differences' })).toContainText('removed: metadata: # mine');
  await dialog.getByRole('button', { name: 'Reset all' }).click();
  await expect(app.yaml).toHaveValue(generated);
  await app.undo();
  await expect(app.yaml).toHaveValue(mine);
});

test('Tab leaves the full editor, and indents only once it is asked to', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.caretBehind('metadata:');
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  await expect(app.yaml).toHaveValue(/metadata: +\n/);
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.monaco-editor') === null)).toBe(true);
  await expect(page.getByText('Tab moves on;')).toBeVisible();
});

test('what cannot be read is told with its line, and changes nothing', async ({ page }) => {
  const app = await new Configurator(page).open();
  const before = await app.manifests();
  await page.getByRole('button', { name: 'Start from yours…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start from yours' });
  await dialog.getByLabel('Files').setInputFiles([
    { name: 'good.yaml', mimeType: 'application/yaml', buffer: Buffer.from('apiVersion: v1\nkind: ConfigMap\n') },
    { name: 'bad.yaml', mimeType: 'application/yaml', buffer: Buffer.from('a: 1\nb: [2\nc: 3\n') },
  ]);
  await dialog.getByRole('button', { name: 'Read them' }).click();
  await expect(dialog.getByRole('status')).toContainText(/bad\.yaml, line \d/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await app.manifests()).toBe(before);
});

test('who asks for a reset before all scripts have come sees it as soon as they have', async ({ page }) => {
  const app = await new Configurator(page).open();
  await page.route('**/assets/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await app.typeInto('metadata:', ' # mine');
  await page.getByRole('button', { name: 'Reset all manifests…' }).click();
  await expect(page.getByRole('region', { name: 'Differences' })).toBeVisible();
});
