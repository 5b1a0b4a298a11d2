import { chromium } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { installedBrowser } from './browser.ts';

const only =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

describe('the browser for the tests', () => {
  const own = chromium.executablePath();

  it('is the one that was asked for, before all others', () => {
    const found = installedBrowser({ CHROMIUM_PATH: '/opt/chromium' }, only('/opt/chromium', own, '/usr/bin/chromium'));
    expect(found?.executablePath).toBe('/opt/chromium');
  });

  it('is never another one than was asked for', () => {
    expect(() => installedBrowser({ CHROMIUM_PATH: '/opt/gone' }, only('/usr/bin/chromium'))).toThrow('/opt/gone');
  });

  it('is Playwright’s own before the system’s, in a fixed order', () => {
    expect(installedBrowser({}, only(own, '/usr/bin/chromium'))?.executablePath).toBe(own);
    expect(
      installedBrowser({ CHROMIUM_PATH: '' }, only('/usr/bin/google-chrome', '/usr/bin/chromium'))?.executablePath,
    ).toBe('/usr/bin/chromium');
  });

  it('is none where there is none', () => {
    expect(installedBrowser({}, () => false)).toBeUndefined();
  });
});
