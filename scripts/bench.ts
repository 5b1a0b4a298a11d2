/** Measures the built page and the core, and prints the figures beside their goals. Build first; it changes nothing. */
import { availableParallelism, loadavg } from 'node:os';
import { benchChecks } from './bench/checks.ts';
import { benchColdLoad } from './bench/cold-load.ts';
import { benchCore } from './bench/core.ts';
import { benchCrds } from './bench/crds.ts';
import { benchEdits } from './bench/edits.ts';
import { benchText } from './bench/text.ts';
import { withMeasuredPage } from './measured-page.ts';

// Figures by the clock mean little on a machine that is busy with something else.
console.log(`Load ${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} processors`);
await benchCore();
await benchText();
await benchChecks();
await benchCrds();
await withMeasuredPage(async (page) => {
  await benchColdLoad(page);
  await benchEdits(page);
});
