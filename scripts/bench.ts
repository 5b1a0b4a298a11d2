/**
 * Measures the built page and the core, and prints the figures beside their goals. Build first; it changes nothing.
 * `npm run bench -- load edits` measures these parts alone; they are `core`, `text`, `checks`, `crds`, `load` and `edits`.
 */
import { availableParallelism, loadavg } from 'node:os';
import { benchChecks } from './bench/checks.ts';
import { benchColdLoad } from './bench/cold-load.ts';
import { benchCore } from './bench/core.ts';
import { benchCrds } from './bench/crds.ts';
import { benchEdits } from './bench/edits.ts';
import { benchText } from './bench/text.ts';
import { withMeasuredPage } from './measured-page.ts';

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  core: benchCore,
  text: benchText,
  checks: benchChecks,
  crds: benchCrds,
  load: () => withMeasuredPage(benchColdLoad),
  edits: () => withMeasuredPage(benchEdits),
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined) throw new Error(`There is no part “${unknown}”: they are ${Object.keys(PARTS).join(', ')}.`);

// Figures by the clock mean little on a machine that is busy with something else.
console.log(`Load ${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} processors`);
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length === 0 || asked.includes(name)) await measure();
}
