import { describe, expect, it } from 'vitest';
import { review } from '../../src/review/review.ts';
import { CRDS_AT_HAND } from '../api-server/crds.ts';
import fc, { FULL } from '../fast-check.ts';
import { judgedObjects, refusalsOf } from './admission.ts';
import { arbitraryFor } from './arbitrary-for.ts';
import { implementations, type Loaded, numRunsEach, PATIENCE } from './loaded.ts';
import { allDimensions, configurationOf, coreDimensions, describeCase, promisingDimensions } from './matrix.ts';
import { type Case, pairwise, product } from './pairwise.ts';

/**
 * Law 4: whatever the form can express without an error finding yields resources that the API server accepts.
 * Law 7: the manifests fulfil the wish, or a specific error finding says why not: never GEN-00 alone.
 */

interface Outcome {
  readonly row: Partial<Case>;
  readonly errors: readonly string[];
  readonly refusals: readonly string[];
}

function outcomeOf({ card, implementation }: Loaded, row: Partial<Case>): Outcome {
  const configuration = configurationOf(card, implementation, row);
  const { written, findings } = review(configuration, implementation);
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ id }) => id);
  return { row, errors, refusals: CRDS_AT_HAND && errors.length === 0 ? refusalsOf(configuration, written) : [] };
}

/** The first few failures are enough to read. */
function summary(outcomes: readonly Outcome[], says: (outcome: Outcome) => readonly string[]): readonly string[] {
  const lines = new Map<string, string>();
  for (const outcome of outcomes)
    for (const line of says(outcome)) if (!lines.has(line)) lines.set(line, `${line} ← ${describeCase(outcome.row)}`);
  return [...lines.values()].slice(0, 25);
}

describe.each(implementations.map((loaded) => [loaded.card.id, loaded] as const))(
  '%s',
  { timeout: PATIENCE },
  (_, loaded) => {
    const { implementation } = loaded;
    const promising = pairwise(promisingDimensions(implementation)).map((row) => outcomeOf(loaded, row));
    const pairs = [...promising, ...pairwise(allDimensions(implementation)).map((row) => outcomeOf(loaded, row))];

    it.skipIf(!CRDS_AT_HAND)('law 4, pairwise: what has no error is accepted (skipped without ../shared/crds)', () => {
      expect(summary(pairs, ({ refusals }) => refusals)).toEqual([]);
      expect(judgedObjects()).toBeGreaterThan(10);
    });

    it('law 7, pairwise: no wish is missed without a specific error', () => {
      expect(summary(pairs, ({ errors }) => errors.filter((id) => id === 'GEN-00'))).toEqual([]);
    });

    it('is not vacuous: a good part of the promising pairs has no error', () => {
      const good = promising.filter(({ errors }) => errors.length === 0);
      expect(good.length / promising.length).toBeGreaterThan(0.1);
    });

    it('laws 4 and 7, any Configuration', () => {
      fc.assert(
        fc.property(arbitraryFor(loaded), (configuration) => {
          const { written, findings } = review(configuration, implementation);
          const errors = findings.filter(({ severity }) => severity === 'error').map(({ id }) => id);
          expect(errors).not.toContain('GEN-00');
          if (errors.length === 0 && CRDS_AT_HAND) expect(refusalsOf(configuration, written)).toEqual([]);
        }),
        numRunsEach(300),
      );
    });

    it.runIf(FULL)('laws 4 and 7, all combinations (only with FULL=1)', () => {
      const output = ['changes', 'complete example'] as const;
      const all = product({ ...coreDimensions(implementation), output }).map((row) => outcomeOf(loaded, row));
      expect(summary(all, ({ refusals }) => refusals)).toEqual([]);
      expect(summary(all, ({ errors }) => errors.filter((id) => id === 'GEN-00'))).toEqual([]);
    });
  },
);
