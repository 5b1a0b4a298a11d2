import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';

const run = promisify(execFile);

/** A Chromium and the environment that it has to be started in. */
export interface Browser {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
}

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The last one that runs on Node 20. Linux on x64 only. */
const PACKAGED = '@sparticuz/chromium@147.0.0';
const UNPACK = `
  import chromium from '@sparticuz/chromium';
  const path = await chromium.executablePath();
  process.stdout.write(JSON.stringify({ path, libraries: process.env.LD_LIBRARY_PATH }));
`;
const folder = resolve(import.meta.dirname, '../.cache/chromium');
const note = resolve(folder, 'browser.json');

/**
 * Pages under test are this project's own, and the sandbox needs rights that containers and root do not have.
 */
export const BROWSER_ARGUMENTS: readonly string[] = process.platform === 'linux' ? ['--no-sandbox'] : [];

export const NO_BROWSER = [
  'No Chromium was found. One of these helps:',
  '  - set CHROMIUM_PATH to a Chromium or Chrome',
  '  - npx playwright install chromium',
  '  - apt-get install chromium (or your system’s way)',
].join('\n');

/**
 * The browser that is here already: CHROMIUM_PATH, Playwright's own, the system's, or the one that was fetched before.
 * @throws where CHROMIUM_PATH names no file, since another browser than the one asked for would be a silent surprise.
 */
export function installedBrowser(
  environment: NodeJS.ProcessEnv = process.env,
  exists: (path: string) => boolean = existsSync,
): Browser | undefined {
  const asked = environment.CHROMIUM_PATH;
  if (asked !== undefined && asked !== '') {
    if (!exists(asked)) throw new Error(`CHROMIUM_PATH is “${asked}”, and there is no such file.`);
    return { executablePath: asked, environment: {} };
  }
  const path = [chromium.executablePath(), ...SYSTEM_BROWSERS].find(
    (candidate) => candidate !== '' && exists(candidate),
  );
  if (path !== undefined) return { executablePath: path, environment: {} };
  return fetchedBefore(exists);
}

/** As {@link installedBrowser}, and fetches one from the npm registry where there is none. For the test command alone. */
export async function anyBrowser(): Promise<Browser> {
  const installed = installedBrowser();
  if (installed !== undefined) return installed;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(NO_BROWSER);
  console.log(`No Chromium was found: ${PACKAGED} is fetched into .cache/chromium, once.`);
  try {
    return await fetchBrowser();
  } catch (error) {
    throw new Error(`${NO_BROWSER}\n${PACKAGED} could not be fetched: ${String(error)}`);
  }
}

function fetchedBefore(exists: (path: string) => boolean): Browser | undefined {
  if (!exists(note)) return undefined;
  const browser: Browser = JSON.parse(readFileSync(note, 'utf8'));
  return exists(browser.executablePath) ? browser : undefined;
}

async function fetchBrowser(): Promise<Browser> {
  mkdirSync(folder, { recursive: true });
  await run('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', PACKAGED]);
  // In a process of its own, since the package answers by changing its environment.
  const { stdout } = await run('node', ['--input-type=module', '--eval', UNPACK], {
    cwd: folder,
    env: {
      ...process.env,
      // Without it the package leaves out the system libraries that bare containers lack.
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
      // It unpacks itself into the folder for temporary files, where anybody may put files and something may delete them.
      TMPDIR: folder,
    },
  });
  const { path, libraries }: { path: string; libraries?: string } = JSON.parse(stdout);
  const browser = { executablePath: path, environment: libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries } };
  writeFileSync(note, JSON.stringify(browser));
  return browser;
}
