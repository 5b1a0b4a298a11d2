import { describe, expect, it } from 'vitest';
import { STRUCTURE_SETS } from '../../scripts/structure-sets.ts';
import { checkStructure } from '../../src/admission/check-structure.ts';
import { type Structure, structureFor } from '../../src/admission/structure.ts';
import type { Violation } from '../../src/admission/verdict.ts';
import { GATEWAY_API_GROUP } from '../../src/gateway-api/releases.ts';
import { isApplied } from '../../src/gateway-api/written.ts';
import { isJsonObject, type Json } from '../../src/manifest/json.ts';
import { groupOf, type K8sObject } from '../../src/manifest/object.ts';
import { review } from '../../src/review/review.ts';
import { anyOfSchema, numbersFrom } from '../any-of-schema.ts';
import { CRDS_AT_HAND, type CrdVersion, loadCrds } from '../api-server/crds.ts';
import { withDefaults } from '../api-server/defaults.ts';
import { PAIRINGS } from '../api-server/pairings.ts';
import { isPlainObject } from '../api-server/plain.ts';
import type { Schema } from '../api-server/schema.ts';
import { checkStructure as checkAgainst, schemaOfField } from '../api-server/structure.ts';
import fc from '../fast-check.ts';
import { spoil } from '../spoil.ts';
import { implementations, numRuns, PATIENCE } from './loaded.ts';
import { configurationOf, promisingDimensions } from './matrix.ts';
import { pairwise } from './pairwise.ts';

/**
 * What the page says of an object’s structure is what the CRDs say, for every kind, API version and release: the same
 * fields are refused. The oracle reads the CRD files themselves.
 *
 * Two things the oracle leaves to others, so that they are done before it is asked, as the API server does: fields that
 * hold `null` and may not are dropped, and defaults are filled in. Metadata and status are not part of it.
 */

interface Case {
  readonly structure: Structure;
  readonly crd: CrdVersion;
}

async function casesOf(): Promise<readonly Case[]> {
  const crds = STRUCTURE_SETS.flatMap((set) => loadCrds(set.folder).map((crd) => ({ set, crd })));
  const cases = crds
    .filter(({ crd }) => crd.served)
    .map(async ({ set, crd }) => {
      const at = {
        gatewayApi: { release: set.release, channel: set.channel ?? 'standard' },
        implementation: set.family,
        version: set.release,
      };
      const structure = await structureFor(at, crd.group, crd.kind)?.load();
      if (structure === undefined) throw new Error(`no structure of ${crd.kind}`);
      return { structure: { ...structure, set: set.folder }, crd };
    });
  return Promise.all(cases);
}

const cases = CRDS_AT_HAND ? await casesOf() : [];

/** A number instead of the case: what fails is told in a few lines. */
const caseNumber = fc.nat({ max: Math.max(0, cases.length - 1) });

function caseAt(number: number): Case {
  const one = cases[number];
  if (one === undefined) throw new Error('no such case');
  return one;
}

const COMMON = ['apiVersion', 'kind', 'metadata', 'status'];

function ownSchema({ schema }: CrdVersion): Schema {
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !COMMON.includes(name));
  const required = (schema.required ?? []).filter((name) => !COMMON.includes(name));
  return { ...schema, properties: Object.fromEntries(properties), required };
}

/** As the API server drops them: only where a field is known, may not be `null`, and is no entry of a list. */
function withoutNulls(value: unknown, schema: Schema | 'any' | undefined): unknown {
  if (schema === undefined || schema === 'any') return value;
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, schema.items));
  if (!isPlainObject(value)) return value;
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const field = schemaOfField(schema, name);
    const dropped = inner === null && typeof field === 'object' && field.nullable !== true;
    return dropped ? [] : [[name, withoutNulls(inner, field)] as const];
  });
  return Object.fromEntries(kept);
}

function oracle(own: Json, crd: CrdVersion): readonly string[] {
  const schema = ownSchema(crd);
  const refusals = checkAgainst(withDefaults(withoutNulls(own, schema), schema), schema);
  return places(refusals.map(({ path }) => path));
}

function places(paths: readonly (readonly (string | number)[])[]): readonly string[] {
  return [...new Set(paths.map((path) => JSON.stringify(path)))].sort();
}

function objectOf({ group, version, kind }: CrdVersion, own: Json): K8sObject {
  const metadata = { name: 'a', namespace: 'b' };
  return { ...(isJsonObject(own) ? own : {}), apiVersion: `${group}/${version}`, kind, metadata };
}

function made({ crd }: Case, seed: number, mistakes: number): Json {
  const next = numbersFrom(seed);
  let own = anyOfSchema(ownSchema(crd), next);
  for (let made = 0; made < mistakes; made++) own = spoil(own, next);
  return isJsonObject(own) ? Object.fromEntries(Object.entries(own).filter(([name]) => !COMMON.includes(name))) : {};
}

describe.skipIf(!CRDS_AT_HAND)('the structure of kinds (skipped where ../shared/crds is not at hand)', () => {
  const outcomes = { accepted: 0, refused: 0, told: new Map<string, number>() };

  it.each([
    ['as a CRD has them', 0, 400],
    ['with one mistake', 1, 1000],
    ['with several mistakes', 4, 600],
  ])('says of objects %s what the CRDs say', { timeout: PATIENCE }, (_, mistakes, runs) => {
    fc.assert(
      fc.property(caseNumber, fc.nat(), (number, seed) => {
        const one = caseAt(number);
        const own = made(one, seed, mistakes);
        const { violations } = checkStructure(one.structure, objectOf(one.crd, own));
        const refused = oracle(own, one.crd);
        outcomes[refused.length === 0 ? 'accepted' : 'refused'] += 1;
        for (const { id } of violations) outcomes.told.set(id, (outcomes.told.get(id) ?? 0) + 1);
        const what = `${one.structure.of} ${one.crd.version} ${one.crd.kind} ${JSON.stringify(own)}`;
        expect([what, places(violations.map(({ path }) => path))]).toEqual([what, refused]);
      }),
      numRuns(runs),
    );
  });

  it('is not vacuous: both outcomes are common, and most checks speak', () => {
    expect(outcomes.accepted).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(200);
    for (const id of ['STR-01', 'STR-02', 'STR-03', 'STR-04', 'STR-05', 'STR-07', 'STR-08', 'STR-09', 'STR-10'])
      expect([id, outcomes.told.get(id) ?? 0]).toEqual([id, expect.toSatisfy((count: number) => count >= 3)]);
  });

  it('tells every mistake in one whole sentence', () => {
    fc.assert(
      fc.property(caseNumber, fc.nat(), (number, seed) => {
        const one = caseAt(number);
        const { violations } = checkStructure(one.structure, objectOf(one.crd, made(one, seed, 3)));
        return violations.every(
          ({ message }: Violation) => /^\S.*\.$/.test(message) && !/undefined|\[object/.test(message),
        );
      }),
      numRuns(100),
    );
  });
});

const COMMON_GROUPS: ReadonlySet<string> = new Set(['', GATEWAY_API_GROUP]);

describe.each(implementations.map((loaded) => [loaded.card.id, loaded] as const))(
  'what is written for %s',
  (_, loaded) => {
    const { card, implementation } = loaded;
    // Where none is at hand, the product says that its own kinds are not checked.
    const hasCrds = PAIRINGS.some((row) => row.implementation === card.id && row.crds !== null);

    it('has nothing wrong in its structure where no error is found', { timeout: PATIENCE }, async () => {
      const wrong = new Set<string>();
      let judged = 0;
      for (const row of pairwise(promisingDimensions(implementation))) {
        const configuration = configurationOf(card, implementation, row);
        const { written, findings } = review(configuration, implementation);
        if (findings.some(({ severity }) => severity === 'error')) continue;
        for (const { object } of written.filter((entry) => isApplied(entry) || entry.role === 'patch')) {
          const structure = await structureFor(configuration.setting, groupOf(object.apiVersion), object.kind)?.load();
          if (structure === undefined) {
            if (hasCrds || COMMON_GROUPS.has(groupOf(object.apiVersion))) wrong.add(`no structure of ${object.kind}`);
            continue;
          }
          for (const { message } of checkStructure(structure, object).violations)
            wrong.add(`${object.kind}: ${message}`);
          judged += 1;
        }
      }
      expect([...wrong]).toEqual([]);
      expect(judged).toBeGreaterThan(5);
    });
  },
);
