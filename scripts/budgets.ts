/**
 * Holds the first load of the built page to its budget, in a real browser: what is asked of the server until two seconds
 * after the load event, when nobody has touched anything. Exits non-zero when one is exceeded.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readChunks } from './chunks.ts';
import { withMeasuredPage } from './measured-page.ts';

const KIB = 1024;
const SETTLED_AFTER_MS = 2000;
const BUDGET = { javascript: 190 * KIB, requests: 12 } as const;

/** Code that only some visits need, by what its modules' paths hold. */
const ON_DEMAND: Readonly<Record<string, string>> = {
  'the Monaco editor': 'node_modules/monaco-editor/',
  'reading YAML': 'node_modules/yaml/',
  'bringing text and form together': 'src/lens/lens.ts',
  'zip archives': 'src/bundle/zip.ts',
  'reading certificates': 'node_modules/@peculiar/x509/',
};

const root = resolve(import.meta.dirname, '..');

const paths = await withMeasuredPage(async ({ address, requests, context }) => {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(SETTLED_AFTER_MS);
  return requests.map((path) => path.slice(1));
});

const chunks = readChunks();
const scripts = paths
  .filter((path) => path.endsWith('.js'))
  .map((path) => ({ path, size: gzipSync(readFileSync(resolve(root, 'dist', path)), { level: 9 }).length }));
const javascript = scripts.reduce((sum, { size }) => sum + size, 0);

for (const { path, size } of scripts) console.log(`  ${inKib(size)}  ${path}`);
const failures = [
  checked('JavaScript, gzip', javascript, BUDGET.javascript, inKib),
  checked('requests', paths.length, BUDGET.requests, String),
  ...Object.entries(ON_DEMAND).map(([what, part]) => absent(what, part)),
].filter((passed) => !passed).length;
process.exitCode = failures === 0 ? 0 : 1;

function checked(what: string, value: number, limit: number, format: (value: number) => string): boolean {
  const passed = value <= limit;
  console.log(`${passed ? 'ok  ' : 'OVER'}  ${what}: ${format(value)} of ${format(limit)}`);
  return passed;
}

function absent(what: string, part: string): boolean {
  const holders = scripts.filter(({ path }) => chunks[path]?.modules.some((module) => module.includes(part)));
  // A path that names nothing any more would make this check pass for ever.
  const known = existsSync(resolve(root, part));
  if (!known) console.log(`FAIL  ${what}: there is no “${part}”; has it moved?`);
  else if (holders.length > 0)
    console.log(`FAIL  ${what}: loaded at once, in ${holders.map(({ path }) => path).join(', ')}`);
  else console.log(`ok    ${what}: not loaded`);
  return known && holders.length === 0;
}

function inKib(bytes: number): string {
  return `${(bytes / KIB).toFixed(1)} KiB`;
}
