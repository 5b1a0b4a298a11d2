import type { CelInput } from '@bufbuild/cel';
import { describe, expect, it } from 'vitest';
import { evaluateRule } from '../../src/admission/cluster/cel/rule.ts';
import type { CelValue } from '../../src/admission/cluster/cel/value.ts';
import type { K8sObject } from '../../src/manifest/object.ts';
import fc from '../fast-check.ts';
import { arbitraryFor } from '../laws/arbitrary-for.ts';
import { mutation } from '../laws/broken.ts';
import { implementations, numRuns, PATIENCE } from '../laws/loaded.ts';
import { CRDS_AT_HAND, loadCrds } from './crds.ts';
import { withDefaults } from './defaults.ts';
import { crdsOf } from './pairings.ts';
import { evaluate, occurrences } from './rules.ts';
import type { Schema } from './schema.ts';

/** The tests' evaluator of rules against that of the page, over manifests as written and broken: they agree wherever both answer. */

/** The page's own answer; `undefined` where it has none. */
function otherOpinion(rule: string, self: CelInput): boolean | undefined {
  // Both evaluators take maps of the same values.
  const { is } = evaluateRule(rule, { self: self as CelValue });
  return is === 'true' || is === 'false' ? is === 'true' : undefined;
}

interface Count {
  agreed: number;
  broken: number;
  unanswered: number;
}

function compare(object: unknown, schema: Schema, count: Count): void {
  for (const { rule, self } of occurrences(withDefaults(object, schema), schema)) {
    const [ours, theirs] = [evaluate(rule.rule, self), otherOpinion(rule.rule, self)];
    if (theirs === undefined || typeof ours === 'string') count.unanswered += 1;
    else {
      expect([rule.rule, ours]).toEqual([rule.rule, theirs]);
      count.agreed += 1;
      if (!ours) count.broken += 1;
    }
  }
}

/** Policies from small pools, so that every rule is kept and broken often. */
const policySpec = fc.record({
  targetRefs: fc.array(
    fc.record(
      {
        group: fc.constant(''),
        kind: fc.constant('Service'),
        name: fc.constantFrom('a', 'b'),
        sectionName: fc.constantFrom('', 'x', 'y'),
      },
      { requiredKeys: ['group', 'kind', 'name'] },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  validation: fc.record(
    {
      hostname: fc.constant('a.b'),
      wellKnownCACertificates: fc.constantFrom('', 'System'),
      caCertificateRefs: fc.array(fc.constant({ group: '', kind: 'ConfigMap', name: 'ca' }), { maxLength: 2 }),
      subjectAltNames: fc.array(
        fc.record(
          {
            type: fc.constantFrom('Hostname', 'URI'),
            hostname: fc.constantFrom('', 'a.b'),
            uri: fc.constantFrom('', 'a://b'),
          },
          { requiredKeys: ['type'] },
        ),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ['hostname'] },
  ),
});

describe.skipIf(!CRDS_AT_HAND)('a second opinion on rules (skipped where ../shared/crds is not at hand)', () => {
  it('agrees about policies that keep and break every rule', { timeout: PATIENCE }, () => {
    const schema = loadCrds('gateway-api/v1.6.1/standard').find(
      ({ kind, served }) => kind === 'BackendTLSPolicy' && served,
    )?.schema;
    if (schema === undefined) throw new Error('no BackendTLSPolicy');
    const count: Count = { agreed: 0, broken: 0, unanswered: 0 };
    fc.assert(
      fc.property(policySpec, (spec) => compare({ spec }, schema, count)),
      numRuns(300),
    );
    expect(count.unanswered).toBe(0);
    expect(count.broken).toBeGreaterThan(100);
  });

  it.each(implementations.map((loaded) => [loaded.card.id, loaded] as const))(
    'agrees about what %s writes, whole and broken',
    { timeout: PATIENCE },
    (_, loaded) => {
      const count: Count = { agreed: 0, broken: 0, unanswered: 0 };
      fc.assert(
        fc.property(arbitraryFor(loaded), fc.array(mutation(), { maxLength: 3 }), (configuration, mutations) => {
          const written = loaded.implementation.write(configuration).map(({ object }) => object);
          const broken = mutations.reduce<readonly K8sObject[]>((sofar, mutate) => sofar.flatMap(mutate), written);
          for (const object of broken) {
            const schema = crdsOf(configuration.setting).find(
              ({ group, version, kind }) => `${group}/${version}` === object.apiVersion && kind === object.kind,
            )?.schema;
            if (schema !== undefined) compare(object, schema, count);
          }
        }),
        numRuns(60),
      );
      expect(count.agreed).toBeGreaterThan(count.unanswered);
    },
  );
});
