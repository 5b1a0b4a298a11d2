/**
 * The test command: types, lint, unit and property tests, the build, its budgets, and the journeys in a real browser. Runs
 * as much as makes sense after a failure, writes the runners' reports to .cache/reports/ and ends with what they add up to.
 * `--full` or FULL=1 takes the long versions of the property tests.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { anyBrowser } from './browser.ts';
import { unitFailures } from './failures.ts';
import { runSteps, type Step } from './run-step.ts';
import { add, NOTHING, readReport, type Tally, tallyLine, tallyOfPlaywright, tallyOfVitest } from './tally.ts';

const root = resolve(import.meta.dirname, '..');
const reports = resolve(root, '.cache/reports');
const unitReport = resolve(reports, 'unit.json');
const browserReport = resolve(reports, 'browser.json');

process.chdir(root);
if (process.argv.includes('--full')) process.env.FULL = '1';
// Reports of an earlier run must not be counted when a runner dies before it writes its own.
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const withoutBrowser: readonly Step[] = [
  { title: 'Types', command: ['npx', 'tsc', '-b'] },
  { title: 'Lint', command: ['npx', 'biome', 'check', '--error-on-warnings', '.'] },
  {
    title: 'Unit and property tests',
    command: ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
  },
  { title: 'Build', command: ['npm', 'run', '--silent', 'build'] },
];
const withBrowser: readonly Step[] = [
  { title: 'Budgets', command: ['npx', 'tsx', 'scripts/budgets.ts'], needs: ['Build'] },
  { title: 'Journeys', command: ['npx', 'playwright', 'test'], needs: ['Build'] },
];

const browserIsThere = await browserIsHere();
const results = await runSteps([...withoutBrowser, ...(browserIsThere ? withBrowser : [])]);

console.log('\n━━ Summary');
for (const { title, outcome, seconds } of results)
  console.log(`${title.padEnd(26)}${outcome.padEnd(10)}${seconds.toFixed(1)} s`);
for (const failure of readReport(unitReport, unitFailures) ?? []) console.log(`\n${failure}`);
if (!browserIsThere) console.log('Budgets and journeys were not run: there is no browser.');

const unit = readReport(unitReport, tallyOfVitest);
const journeys = readReport(browserReport, tallyOfPlaywright);
const passed =
  browserIsThere &&
  results.every((result) => result.outcome === 'passed') &&
  unit !== undefined &&
  journeys !== undefined;
// Also where a runner stopped without a report: the line must not read as if nothing had failed.
const total = [unit, journeys].reduce<Tally>((sum, tally) => add(sum, tally ?? { ...NOTHING, failed: 1 }), NOTHING);
process.exitCode = passed && total.failed === 0 ? 0 : 1;
console.log(tallyLine(total));

/** The steps look for the browser themselves; what is fetched here is there for them to find. */
async function browserIsHere(): Promise<boolean> {
  try {
    await anyBrowser();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return false;
  }
}
