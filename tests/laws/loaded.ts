import type { Card, ReadingImplementation } from '../../src/implementations/implementation.ts';
import { load } from '../../src/implementations/load.ts';
import { cards } from '../../src/implementations/registry.ts';
import { FULL } from '../fast-check.ts';

export interface Loaded {
  readonly card: Card;
  readonly implementation: ReadingImplementation;
}

/** One alone, for those who work on it: `IMPLEMENTATION=istio npx vitest run tests`. */
export const ONLY = process.env.IMPLEMENTATION;

/** Every registered implementation that can do anything, loaded. Those that cannot have a test of their own. */
export const implementations: readonly Loaded[] = await Promise.all(
  cards
    .filter(({ id, unable }) => unable !== true && (ONLY === undefined || id === ONLY))
    .map(async (card) => ({ card, implementation: await load(card) })),
);

/** Runs of a property. */
export const numRuns = (short: number) => ({ numRuns: FULL ? short * 20 : short });

/** Of a property that runs for each implementation: there are so many that a third of the runs tries as much as before. */
export const numRunsEach = (runs: number) => numRuns(FULL ? runs : Math.ceil(runs / 3));

/** Milliseconds that a law may take on a busy machine. */
export const PATIENCE = FULL ? 1_800_000 : 60_000;
