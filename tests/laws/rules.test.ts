import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/admission/rules/all-rules.ts';
import { standingRules } from '../../src/admission/rules/check-rules.ts';
import type { Rule } from '../../src/admission/rules/rule.ts';
import { ruledPlaces } from '../../src/admission/rules/ruled-places.ts';
import { setFor } from '../../src/admission/structure.ts';
import type { Setting } from '../../src/configuration/configuration.ts';
import { isJsonObject, type Json, type JsonObject, pick, pickList } from '../../src/manifest/json.ts';
import { groupOf, type K8sObject } from '../../src/manifest/object.ts';
import { type Next, numbersFrom } from '../any-of-schema.ts';
import { CRDS_AT_HAND } from '../api-server/crds.ts';
import fc, { FULL } from '../fast-check.ts';
import { nearRule, pickFrom, wayTo } from '../near-rules.ts';
import { change } from '../small-change.ts';
import { arbitraryFor } from './arbitrary-for.ts';
import {
  COMMON,
  type Comparison,
  compare,
  count,
  newTally,
  objectOf,
  ownSchema,
  type Served,
  served,
  type Tally,
} from './compare-rules.ts';
import { implementations, numRunsEach, PATIENCE } from './loaded.ts';

/**
 * The project’s own rules across fields say what the rules of the CRDs say: of objects whose structure is right, both
 * refuse the same at the same places. The oracle evaluates the CEL of the CRD files themselves.
 *
 * Out of the comparison: the places that no rule of the project covers, which the page reports as not checked, and rules
 * that compare with an object in the cluster.
 */

/** Every API version in which a rule stands, with the places that the CRD has of it. */
function standingIn(rule: Rule): readonly (Served & { readonly places: readonly string[] })[] {
  return served
    .filter(({ set, crd }) => standingRules(set, objectOf(crd, {})).includes(rule))
    .map(({ set, crd }) => {
      const ruled = ruledPlaces(kindOf(crd), set, crd.version).map(({ at }) => at);
      return { set, crd, places: rule.covers.filter((place) => ruled.includes(place)) };
    })
    .filter(({ places }) => places.length > 0);
}

const standing: ReadonlyMap<Rule, ReturnType<typeof standingIn>> = new Map(
  RULES.map((rule) => [rule, standingIn(rule)]),
);

/** Where the rules look that are kept or broken far inside of their place. */
const DEEPER: { readonly [id: string]: string } = {
  'ADM-HTTP-08': 'spec.rules[].filters[].requestRedirect',
  'ADM-HTTP-09': 'spec.rules[].filters[].requestRedirect.path',
  'ADM-HTTP-10': 'spec.rules[].filters[].urlRewrite.path',
  'ADM-HTTP-11': 'spec.rules[].backendRefs[].filters[].requestRedirect.path',
  'ADM-HTTP-12': 'spec.rules[].backendRefs[].filters[].urlRewrite.path',
  'ADM-EGB-05': 'spec.tls',
  'ADM-EGB-06': 'spec.tls',
};

/** About as many matches as a route may have: no single list can hold them. */
function crowded(own: Json, next: Next): Json {
  const [first] = pickList(own, 'spec', 'rules');
  const spec = pick(own, 'spec');
  if (!isJsonObject(own) || !isJsonObject(spec) || first === undefined) return own;
  const rule = (matches: number): JsonObject => ({ matches: Array.from({ length: matches }, () => ({})) });
  return { ...own, spec: { ...spec, rules: [first, rule(64), rule(pickFrom([1, 62, 64], next)), rule(1)] } };
}

interface Compared {
  readonly own: Json;
  readonly of: Served;
  /** `undefined` where the structure came out wrong. */
  readonly comparison: Comparison | undefined;
}

/** An object that comes near one rule, changed a little. */
function compareNear(rule: Rule, seed: number): Compared {
  const next = numbersFrom(seed);
  const of = pickFrom(standing.get(rule) ?? [], next);
  const place = DEEPER[rule.id] ?? pickFrom(of.places, next);
  let own = nearRule(ownSchema(of.crd), wayTo(place), next);
  if (place === 'spec.rules' && next() % 4 === 0) own = crowded(own, next);
  for (let changes = next() % 2 === 0 ? 0 : next() % 3; changes > 0; changes--) own = change(own, next);
  return { own, of, comparison: compare(of, own) };
}

function expectAgreement({ own, of: { set, crd }, comparison }: Compared, tally: Tally): void {
  if (comparison === undefined) return;
  count(tally, comparison);
  const what = `${set} ${crd.version} ${crd.kind} ${JSON.stringify(own)}`;
  expect([what, comparison.differences]).toEqual([what, []]);
}

/** Objects of one kind: with those of the first test a good 1,000 of all, and 20,000 of each in the long run. */
const RUNS = FULL ? 20_000 : 60;
const KINDS = [...new Set(RULES.map(kindOf))];

function kindOf({ group, kind }: Pick<Rule, 'group' | 'kind'>): string {
  return `${group}/${kind}`;
}

const ENOUGH = 3;
/** Objects near one rule until it was kept and broken often enough; more are in vain. */
const MOST_TRIES = 500;

describe.skipIf(!CRDS_AT_HAND)('rules across fields (skipped where ../shared/crds is not at hand)', () => {
  it('say what the CRDs say, and each of them is kept and broken', { timeout: PATIENCE }, () => {
    const tally = newTally();
    const often = (outcome: ReadonlyMap<string, number>, id: string) => (outcome.get(id) ?? 0) >= ENOUGH;
    const rare = RULES.filter((rule) => {
      const isRare = () => !often(tally.kept, rule.id) || !often(tally.broken, rule.id);
      for (let seed = 0; seed < MOST_TRIES && isRare(); seed++) expectAgreement(compareNear(rule, seed), tally);
      return isRare();
    });
    expect(rare.map(({ id }) => id)).toEqual([]);
    expect(Math.min(tally.accepted, tally.refused)).toBeGreaterThan(200);
  });

  it.each(KINDS)('say of any %s what the CRDs say', { timeout: PATIENCE }, (kind) => {
    const rules = RULES.filter((rule) => kindOf(rule) === kind);
    const tally = newTally();
    fc.assert(
      fc.property(fc.nat({ max: rules.length - 1 }), fc.nat(), (number, seed) => {
        const rule = rules[number];
        const compared = rule === undefined ? undefined : compareNear(rule, seed);
        fc.pre(compared?.comparison !== undefined);
        if (compared !== undefined) expectAgreement(compared, tally);
      }),
      { numRuns: RUNS },
    );
    // Of a few objects chance alone could refuse every one.
    if (FULL) expect(Math.min(tally.accepted, tally.refused)).toBeGreaterThan(RUNS / 50);
  });

  it('look only where the CRDs have rules', () => {
    const beside = RULES.flatMap((rule) =>
      rule.covers
        .filter((place) => !standing.get(rule)?.some(({ places }) => places.includes(place)))
        .map((place) => `${rule.id} ${place}`),
    );
    expect(beside).toEqual([]);
  });

  it('cover every place of their kinds, but for those that they leave', () => {
    const uncovered = served.flatMap(({ set, crd }) => {
      const covered = new Set(standingRules(set, objectOf(crd, {})).flatMap((rule) => rule.covers));
      const places = KINDS.includes(kindOf(crd)) ? ruledPlaces(kindOf(crd), set, crd.version) : [];
      const left = RULES.flatMap((rule) => (kindOf(rule) === kindOf(crd) ? (rule.leaves ?? []) : []));
      return places
        .filter(({ at }) => !covered.has(at) && !left.some((pattern) => pattern.test(at)))
        .map(({ at }) => `${crd.kind} ${at}`);
    });
    const others = [...new Set(uncovered)];
    // The entries of this list differ in their ports by its structure.
    expect(others).toEqual(['Gateway spec.tls.frontend.perPort']);
  });
});

describe.skipIf(!CRDS_AT_HAND).each(implementations.map((loaded) => [loaded.card.id, loaded] as const))(
  'rules across fields of what is written for %s (skipped where ../shared/crds is not at hand)',
  (_, loaded) => {
    it('say what the CRDs say, as it is written and changed', { timeout: PATIENCE }, () => {
      const tally = newTally();
      fc.assert(
        fc.property(arbitraryFor(loaded), fc.nat(), (configuration, seed) => {
          const next = numbersFrom(seed);
          for (const { object } of loaded.implementation.write(configuration)) {
            const of = servedFor(configuration.setting, object);
            if (of === undefined) continue;
            const own = Object.fromEntries(Object.entries(object).filter(([name]) => !COMMON.includes(name)));
            expectAgreement({ own, of, comparison: compare(of, own) }, tally);
            const changed = change(change(own, next), next);
            expectAgreement({ own: changed, of, comparison: compare(of, changed) }, tally);
          }
        }),
        numRunsEach(40),
      );
      expect(tally.accepted).toBeGreaterThan(20);
    });
  },
);

/** The CRD that judges an object in this cluster; `undefined` for kinds of Kubernetes itself and versions that are not served. */
function servedFor(setting: Setting, object: K8sObject): Served | undefined {
  const { gatewayApi, implementation, version } = setting;
  const group = groupOf(object.apiVersion);
  const set = setFor({ gatewayApi, implementation, version }, group, object.kind);
  return served.find(
    (one) =>
      one.set === set && one.crd.kind === object.kind && `${one.crd.group}/${one.crd.version}` === object.apiVersion,
  );
}
