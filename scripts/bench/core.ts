import { type Configuration, DEFAULTS } from '../../src/configuration/configuration.ts';
import { UNLISTED } from '../../src/configuration/version.ts';
import type { Implementation } from '../../src/implementations/implementation.ts';
import { load } from '../../src/implementations/load.ts';
import { newestVersion } from '../../src/implementations/newest-version.ts';
import { cards } from '../../src/implementations/registry.ts';
import { review } from '../../src/review/review.ts';
import { printFigure, quantile } from './figures.ts';

const SIZES = [1, 100, 1000] as const;
const RUNS = 15;
/** Milliseconds, for the largest. */
const GOAL = 50;
/** As many backends as a rule may have in the CRD. */
const BACKENDS_PER_RULE = 16;

/** Prints how long one answer takes (write, observe and review) by implementation and number of backends. */
export async function benchCore(): Promise<void> {
  console.log(`\nwrite + review (median of ${RUNS}, after as many to warm up)`);
  for (const card of cards) {
    const implementation = await load(card);
    for (const size of SIZES) {
      const setting = { ...DEFAULTS.setting, implementation: card.id, version: newestVersion(card.id) ?? UNLISTED };
      const milliseconds = quantile(timesOf({ ...withBackends(size), setting }, implementation), 0.5);
      printFigure(`${card.id}, ${size}`, milliseconds, 'ms', size === 1000 ? GOAL : undefined);
    }
  }
}

function timesOf(configuration: Configuration, implementation: Implementation): readonly number[] {
  const time = () => {
    const start = performance.now();
    review(configuration, implementation);
    return performance.now() - start;
  };
  for (let run = 0; run < RUNS; run++) time();
  return Array.from({ length: RUNS }, time);
}

/** Backends that differ as real ones do: each has its own Service and host name. */
function withBackends(count: number): Configuration {
  const [first] = DEFAULTS.backends;
  const backend = (index: number): Configuration['backends'][number] => {
    const target = first.target.kind === 'Service' ? { ...first.target, name: `backend-${index}` } : first.target;
    return { ...first, rule: Math.floor(index / BACKENDS_PER_RULE), target };
  };
  return { ...DEFAULTS, backends: [backend(0), ...Array.from({ length: count - 1 }, (_, rest) => backend(rest + 1))] };
}
