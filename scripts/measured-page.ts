import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { BROWSER_ARGUMENTS, installedBrowser, NO_BROWSER } from './browser.ts';
import { listen } from './listen.ts';
import { createStaticServer } from './static-server.ts';

const WIDE = { width: 1440, height: 900 };

/** The built page on a server of its own, in a real browser with an empty cache. */
export interface MeasuredPage {
  readonly address: string;
  /** The paths asked of the server so far, by the page and its workers alike. */
  readonly requests: readonly string[];
  readonly context: BrowserContext;
}

/** Opens browser and server for the measurement, and closes both whatever becomes of it. */
export async function withMeasuredPage<Result>(measure: (page: MeasuredPage) => Promise<Result>): Promise<Result> {
  const found = installedBrowser();
  if (found === undefined) throw new Error(NO_BROWSER);
  const root = resolve(import.meta.dirname, '../dist');
  if (!existsSync(resolve(root, 'index.html')))
    throw new Error('There is no dist/index.html: run “npm run build” first.');
  const requests: string[] = [];
  const server = createStaticServer({ root, onRequest: (path) => requests.push(path) });
  const port = await listen(server, 0);
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...BROWSER_ARGUMENTS],
    env: { ...process.env, ...found.environment },
  });
  try {
    const context = await browser.newContext({ viewport: WIDE });
    return await measure({ address: `http://localhost:${port}/`, requests, context });
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}
