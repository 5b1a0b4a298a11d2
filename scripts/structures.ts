import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { RULED_PLACES, ruledPlacesText } from './ruled-places.ts';
import { structureFiles } from './structure-files.ts';

/** Writes src/admission/structures and the places of rules from a folder of CRDs: `npm run structures -- CRD-FOLDER`. */
const root = resolve(import.meta.dirname, '..');
const crds = resolve(process.argv[2] ?? join(root, '../shared/crds'));
const target = join(root, 'src/admission/structures');

if (existsSync(crds)) {
  const files = structureFiles(crds);
  rmSync(target, { recursive: true, force: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), text);
  }
  writeFileSync(join(root, RULED_PLACES), ruledPlacesText(crds));
  console.log(`${files.size} files in src/admission/structures, and ${RULED_PLACES}`);
} else {
  console.error(`There is no folder ${crds}. Give one that holds the folders of scripts/structure-sets.ts.`);
  process.exitCode = 2;
}
