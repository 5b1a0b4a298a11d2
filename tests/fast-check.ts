import fc from 'fast-check';

/** Whether the long run is asked for: all combinations instead of pairs, and more runs of every property. */
export const FULL = process.env.FULL === '1';

/**
 * What every property begins with, unless `SEED=42` says otherwise: the short run tries the same cases each time, so that its
 * failure means a change that broke something. The long run takes new cases. Why: docs/decisions/seeds.md.
 */
const SHORT_RUN_SEED = 20_251_006;

const seed = process.env.SEED === undefined ? (FULL ? undefined : SHORT_RUN_SEED) : Number(process.env.SEED);

if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

export default fc;
