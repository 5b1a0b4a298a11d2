import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from '@playwright/test';
import { listen } from '../listen.ts';
import type { MeasuredPage } from '../measured-page.ts';
import { createStaticServer } from '../static-server.ts';
import { printFigure, quantile } from './figures.ts';

interface Conditions {
  readonly title: string;
  readonly runs: number;
  /** How many times slower than this machine the processor is made. */
  readonly cpu: number;
  readonly network?: { readonly bitsPerSecond: number; readonly latencyMs: number };
  /** Milliseconds. */
  readonly goal?: number;
}

const PLAIN: Conditions = { title: 'Cold load, as it is', runs: 7, cpu: 1, goal: 150 };
const SLOW: Conditions = {
  title: 'Cold load, CPU ÷ 4, 1.6 Mbit/s, 150 ms',
  runs: 3,
  cpu: 4,
  network: { bitsPerSecond: 1_600_000, latencyMs: 150 },
};

const SETTLED_AFTER_MS = 2000;
/** A task longer than this blocks the answer to a key press noticeably; what exceeds it counts. */
const LONG_TASK_MS = 50;

interface Load {
  readonly fcp: number;
  readonly lcp: number;
  /** Milliseconds of long tasks beyond {@link LONG_TASK_MS}. */
  readonly blocked: number;
  readonly cls: number;
  readonly requests: number;
  /** As transferred, headers included. */
  readonly bytes: number;
}

/** As little as a page can be and still paint something: what it takes is the browser's and the machine's, not ours. */
const EMPTY_PAGE = '<!doctype html><meta charset="utf-8"><title>Empty</title><p>Empty';

/** Loads the page with an empty cache, as it is and slowed down, in turn with an empty page, and prints the medians. */
export async function benchColdLoad(page: MeasuredPage): Promise<void> {
  await withEmptyPage((empty) => benchBeside(page, { ...page, address: empty }));
}

async function benchBeside(page: MeasuredPage, empty: MeasuredPage): Promise<void> {
  for (const conditions of [PLAIN, SLOW]) {
    const [loads, floor]: [Load[], Load[]] = [[], []];
    for (let run = 0; run < conditions.runs; run++) {
      floor.push(await load(empty, conditions));
      loads.push(await load(page, conditions));
    }
    const median = (of: (load: Load) => number) => quantile(loads.map(of), 0.5);
    console.log(`\n${conditions.title} (median of ${conditions.runs})`);
    printFigure(
      'first contentful paint',
      median((one) => one.fcp),
      'ms',
      conditions.goal,
    );
    const least = quantile(
      floor.map((one) => one.fcp),
      0.5,
    );
    printFigure('  of an empty page', least, 'ms');
    printFigure('  ours of it', median((one) => one.fcp) - least, 'ms');
    printFigure(
      'largest contentful paint',
      median((one) => one.lcp),
      'ms',
    );
    printFigure(
      'total blocking time',
      median((one) => one.blocked),
      'ms',
    );
    printFigure(
      'cumulative layout shift',
      median((one) => one.cls),
      '',
    );
    printFigure(
      'requests',
      median((one) => one.requests),
      '',
    );
    printFigure('transferred', median((one) => one.bytes) / 1024, 'KiB');
  }
}

async function withEmptyPage(measure: (address: string) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'empty-page-'));
  writeFileSync(join(root, 'index.html'), EMPTY_PAGE);
  const server = createStaticServer({ root });
  try {
    await measure(`http://localhost:${await listen(server, 0)}/`);
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(root, { recursive: true });
  }
}

async function load({ address, requests, context }: MeasuredPage, conditions: Conditions): Promise<Load> {
  const browser = context.browser();
  if (browser === null) throw new Error('The browser is gone.');
  // A context of its own has a cache of its own.
  const fresh = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await fresh.newPage();
  await page.addInitScript(observe, LONG_TASK_MS);
  const session = await fresh.newCDPSession(page);
  const transferred = await slowDown(session, conditions);
  const before = requests.length;
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(SETTLED_AFTER_MS);
  const observed = await page.evaluate(() => window.observed);
  if (observed.fcp === 0) throw new Error('The page has painted nothing.');
  const result = { ...observed, requests: requests.length - before, bytes: transferred() };
  await fresh.close();
  return result;
}

/** Sets the conditions. Answers what tells the bytes transferred so far. */
async function slowDown(session: CDPSession, { cpu, network }: Conditions): Promise<() => number> {
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  if (network !== undefined) {
    const throughput = network.bitsPerSecond / 8;
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latencyMs,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }
  return () => bytes;
}

interface Observed {
  fcp: number;
  lcp: number;
  blocked: number;
  cls: number;
}

declare global {
  interface Window {
    observed: Observed;
  }
}

/** Runs in the page, before anything else. Holds no named function: tsx would wrap it in a call that the page lacks. */
function observe(longTask: number): void {
  const observed: Observed = { fcp: 0, lcp: 0, blocked: 0, cls: 0 };
  window.observed = observed;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.name === 'first-contentful-paint') observed.fcp = entry.startTime;
      if (entry.entryType === 'largest-contentful-paint') observed.lcp = entry.startTime;
      if (entry.entryType === 'longtask') observed.blocked += Math.max(0, entry.duration - longTask);
      if (entry.entryType !== 'layout-shift') continue;
      // Part of the Layout Instability API, which the DOM's types leave out.
      const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
      if (!shift.hadRecentInput) observed.cls += shift.value;
    }
  });
  for (const type of ['paint', 'largest-contentful-paint', 'longtask', 'layout-shift']) {
    observer.observe({ type, buffered: true });
  }
}
