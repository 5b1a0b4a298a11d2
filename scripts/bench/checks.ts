import { checkStructure } from '../../src/admission/check-structure.ts';
import { checkRules } from '../../src/admission/rules/check-rules.ts';
import { structureFor } from '../../src/admission/structure.ts';
import { type Configuration, DEFAULTS } from '../../src/configuration/configuration.ts';
import { UNLISTED } from '../../src/configuration/version.ts';
import { load } from '../../src/implementations/load.ts';
import { newestVersion } from '../../src/implementations/newest-version.ts';
import { cards } from '../../src/implementations/registry.ts';
import { groupOf, type K8sObject } from '../../src/manifest/object.ts';
import { printFigure } from './figures.ts';

const ROUNDS = 2000;

type Check = () => unknown;

/** Prints how many objects are checked in a second, of those that each implementation’s complete example has. */
export async function benchChecks(): Promise<void> {
  for (const [name, checksOf] of [
    ['structure', structureChecks],
    ['rule', ruleChecks],
  ] as const) {
    console.log(`\n${name} checks of the project’s own`);
    for (const card of cards) {
      const { write } = await load(card);
      const setting = { ...DEFAULTS.setting, implementation: card.id, version: newestVersion(card.id) ?? UNLISTED };
      const written = write({ ...DEFAULTS, setting, output: { ...DEFAULTS.output, completeExample: true } });
      const objects = written.map(({ object }) => object);
      const checks = await checksOf(setting, objects);
      printFigure(`${card.id}, ${objects.length} objects`, ratePerSecond(checks), 'a second');
    }
  }
}

type Setting = Configuration['setting'];

async function structureChecks(setting: Setting, objects: readonly K8sObject[]): Promise<readonly Check[]> {
  return Promise.all(
    objects.map(async (object) => {
      const structure = await structureFor(setting, groupOf(object.apiVersion), object.kind)?.load();
      return () => structure !== undefined && checkStructure(structure, object);
    }),
  );
}

function ruleChecks(setting: Setting, objects: readonly K8sObject[]): readonly Check[] {
  return objects.map((object) => () => checkRules(setting, object));
}

function ratePerSecond(checks: readonly Check[]): number {
  const round = () => {
    for (const check of checks) check();
  };
  for (let warm = 0; warm < ROUNDS; warm++) round();
  const start = performance.now();
  for (let run = 0; run < ROUNDS; run++) round();
  return (ROUNDS * checks.length * 1000) / (performance.now() - start);
}
