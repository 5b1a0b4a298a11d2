/** Measures the built page and the core, and prints the figures beside their goals. Build first; it changes nothing. */
import { benchChecks } from './bench/checks.ts';
import { benchColdLoad } from './bench/cold-load.ts';
import { benchCore } from './bench/core.ts';
import { benchCrds } from './bench/crds.ts';
import { benchEdits } from './bench/edits.ts';
import { benchText } from './bench/text.ts';
import { withMeasuredPage } from './measured-page.ts';

await benchCore();
await benchText();
await benchChecks();
await benchCrds();
await withMeasuredPage(async (page) => {
  await benchColdLoad(page);
  await benchEdits(page);
});
