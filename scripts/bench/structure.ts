import { checkStructure } from '../../src/admission/check-structure.ts';
import { structureFor } from '../../src/admission/structure.ts';
import { type Configuration, DEFAULTS } from '../../src/configuration/configuration.ts';
import { UNLISTED } from '../../src/configuration/version.ts';
import { load } from '../../src/implementations/load.ts';
import { newestVersion } from '../../src/implementations/newest-version.ts';
import { cards } from '../../src/implementations/registry.ts';
import { groupOf } from '../../src/manifest/object.ts';
import { printFigure } from './figures.ts';

const ROUNDS = 2000;

/** Prints how many objects’ structures are checked in a second, of those that each implementation’s complete example has. */
export async function benchStructure(): Promise<void> {
  console.log('\nstructure checks');
  for (const card of cards) {
    const { write } = await load(card);
    const setting = { ...DEFAULTS.setting, implementation: card.id, version: newestVersion(card.id) ?? UNLISTED };
    const objects = write({ ...DEFAULTS, setting, output: { ...DEFAULTS.output, completeExample: true } }).map(
      ({ object }) => object,
    );
    const checks = await Promise.all(objects.map((object) => checkOf(setting, object)));
    printFigure(`${card.id}, ${objects.length} objects`, ratePerSecond(checks), 'a second');
  }
}

async function checkOf(
  setting: Configuration['setting'],
  object: Parameters<typeof checkStructure>[1],
): Promise<() => void> {
  const structure = await structureFor(setting, groupOf(object.apiVersion), object.kind)?.load();
  return () => structure !== undefined && checkStructure(structure, object);
}

function ratePerSecond(checks: readonly (() => void)[]): number {
  const round = () => {
    for (const check of checks) check();
  };
  for (let warm = 0; warm < ROUNDS; warm++) round();
  const start = performance.now();
  for (let run = 0; run < ROUNDS; run++) round();
  return (ROUNDS * checks.length * 1000) / (performance.now() - start);
}
