import { deflateRawSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { complaintsOf } from './complaints.ts';
import { Configurator } from './configurator.ts';

/** Bad input of every kind: a message at its place, the text kept, the last good output still there. */

const NAME = 'backends.0.target.name';
const PORT = 'backends.0.target.port';
const HOSTNAME = 'backends.0.validation.hostname';

const TEXTS: readonly (readonly [what: string, at: string, text: string, says: RegExp])[] = [
  ['capitals', NAME, 'Orders', /lower-case/i],
  ['64 characters', NAME, 'a'.repeat(64), /63/],
  ['port 0', PORT, '0', /1 to 65535/],
  ['port 65536', PORT, '65536', /1 to 65535/],
  ['a port that is a word', PORT, 'abc', /number|1 to 65535/i],
  ['an IP address as host name', HOSTNAME, '10.0.0.1', /IP address/],
  ['an IPv6 address as host name', HOSTNAME, 'fd00::1', /IP address/],
  ['a wildcard as host name', HOSTNAME, '*.example.com', /wildcard/],
  ['an international name', HOSTNAME, 'bücher.example', /xn--/],
  ['markup', NAME, '<img src=x onerror=alert(1)>', /lower-case/i],
];

for (const [what, at, text, says] of TEXTS) {
  test(`${what} stays in the field, with what is allowed`, async ({ page }) => {
    const app = await new Configurator(page).open();
    const before = await app.yaml.inputValue();
    await app.fill(at, text);
    await expect(app.says(at)).toContainText(says);
    await expect(app.field(at)).toHaveAttribute('aria-invalid', 'true');
    await expect(app.field(at)).toHaveValue(text);
    await expect(app.yaml).toHaveValue(before);
  });
}

test('a PEM with a private key never leaves the screen', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.choose('backends.0.validation.ca.kind', 'PEM');
  const key = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'.repeat(4)}\n-----END PRIVATE KEY-----`;
  await app.fill('backends.0.validation.ca.pem', key);
  await expect(page.locator('.pem-says')).toContainText(/private key/i);
  await page.waitForTimeout(1200);
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(stored).not.toContain('MIIEvQ');
  expect(JSON.stringify(await app.downloadZip())).not.toContain('MIIEvQ');
  await expect(app.field('backends.0.validation.ca.pem')).toHaveValue(key);
});

test('garbage in the place of a PEM is said', async ({ page }) => {
  const app = await new Configurator(page).open();
  await app.choose('backends.0.validation.ca.kind', 'PEM');
  await app.fill('backends.0.validation.ca.pem', 'not a certificate');
  await expect(page.locator('.pem-says')).toContainText(/certificate/i);
  await app.show('Checks');
  await expect(app.finding('GEN-04').first()).toBeVisible();
});

const bomb = deflateRawSync(Buffer.alloc(50_000_000, '['), { level: 9 }).toString('base64url');
const hostile = deflateRawSync(
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
).toString('base64url');
const LINKS: readonly (readonly [what: string, fragment: string, says: RegExp])[] = [
  ['truncated', '#s=1.q1YqTi0pycxL', /cut off|changed/],
  ['of a future version', '#s=3.abcdef', /newer version/],
  ['that would inflate to 50 MB', `#s=1.${bomb}`, /larger|cut off/],
  ['with hostile keys', `#s=1.${hostile}`, /Unknown field|not opened/],
  ['with a bad value', '#mode=skipp', /mode/],
  ['of another tool', '#hello', /not opened|not a link/],
];

for (const [what, fragment, says] of LINKS) {
  test(`a link ${what} is refused by name, and the work stays`, async ({ page }) => {
    const complaints = await complaintsOf(page);
    const app = await new Configurator(page).open(fragment);
    await expect(page.locator('.notice')).toContainText(says);
    await expect(app.yaml).toHaveValue(/kind: BackendTLSPolicy/);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    expect(complaints).toEqual([]);
  });
}

test('markup in every text field is text', async ({ page }) => {
  const complaints = await complaintsOf(page);
  const app = await new Configurator(page).open();
  const folded = page.locator('form details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  const markup = '"><script>window.hurt = true</script><img src=x onerror="window.hurt = true">';
  for (const input of await page.locator('main input[type="text"], main textarea:not([readonly])').all()) {
    if (await input.isEditable()) await input.fill(markup);
  }
  await app.show('Checks');
  await app.show('Steps');
  expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  expect(complaints).toEqual([]);
});
