/** Measures the built page and the core, and prints the figures beside their goals. Build first; it changes nothing. */
import { benchColdLoad } from './bench/cold-load.ts';
import { benchCore } from './bench/core.ts';
import { benchEdits } from './bench/edits.ts';
import { withMeasuredPage } from './measured-page.ts';

await benchCore();
await withMeasuredPage(async (page) => {
  await benchColdLoad(page);
  await benchEdits(page);
});
