/** `npm run facts` lists every claim with its source, oldest first; `npm run facts -- --document` writes docs/matrix.md. */
import { writeFileSync } from 'node:fs';
import { claimants, claimLines, matrixDocument } from './claims.ts';

// A pager that is closed early is no failure.
process.stdout.on('error', () => process.exit());

const all = await claimants();
if (process.argv.includes('--document')) {
  writeFileSync(new URL('../docs/matrix.md', import.meta.url), matrixDocument(all));
} else {
  console.log(claimLines(all).join('\n'));
}
