import { defineConfig, devices } from '@playwright/test';
import { BROWSER_ARGUMENTS, installedBrowser, NO_BROWSER } from './scripts/browser.ts';

const PORT = Number(process.env.E2E_PORT ?? 4310);
const browser = installedBrowser();
if (browser === undefined) throw new Error(`${NO_BROWSER}\n  - npm test, which fetches one`);

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e',
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  timeout: 30_000,
  globalTimeout: 12 * 60_000,
  reporter: [['list'], ['json', { outputFile: '.cache/reports/browser.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    trace: 'retain-on-failure',
    // What is not there by then does not come; a broken page must not take the whole command's time.
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: browser.executablePath,
      args: [...BROWSER_ARGUMENTS],
      env: { ...definedOnly(process.env), ...browser.environment },
    },
  },
  projects: [
    { name: 'desktop', testIgnore: /phone\.spec\.ts/, use: { viewport: { width: 1440, height: 900 } } },
    // What differs on a phone; the rest is the same code, and two cores have enough to do.
    {
      name: 'phone',
      testMatch: /(shell|accessibility|phone)\.spec\.ts/,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
  ],
  webServer: {
    command: 'npx tsx scripts/serve.ts',
    env: { PORT: String(PORT) },
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
