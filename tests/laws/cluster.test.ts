import { beforeAll, describe, expect, it } from 'vitest';
import { checkStructure } from '../../src/admission/check-structure.ts';
import { checkWithCrd } from '../../src/admission/cluster/check-with-crd.ts';
import { type InstalledCrd, isCrd, readCrd } from '../../src/admission/cluster/installed-crd.ts';
import { readCrds } from '../../src/admission/cluster/read-crds.ts';
import { ruledPlaces } from '../../src/admission/rules/ruled-places.ts';
import { structureFor } from '../../src/admission/structure.ts';
import type { Violation } from '../../src/admission/verdict.ts';
import type { Json } from '../../src/manifest/json.ts';
import { anyOfSchema, type Next, numbersFrom } from '../any-of-schema.ts';
import { CRDS_AT_HAND, crdDocuments, crdTexts } from '../api-server/crds.ts';
import { withDefaults } from '../api-server/defaults.ts';
import { checkRules } from '../api-server/rules.ts';
import { checkStructure as checkAgainst } from '../api-server/structure.ts';
import fc from '../fast-check.ts';
import { nearRule, pickFrom, wayTo } from '../near-rules.ts';
import { change } from '../small-change.ts';
import { spoil } from '../spoil.ts';
import { COMMON, objectOf, ownSchema, type Served, served } from './compare-rules.ts';
import { numRuns, PATIENCE } from './loaded.ts';

/**
 * What is said by a cluster's own CRDs is what an API server with them would say: the structure as the structures of the
 * project say it, which have an oracle of their own, and the rules as another evaluator of CEL answers them.
 */

const installed = new Map<Served, InstalledCrd>();

beforeAll(() => {
  const read = new Map<string, readonly InstalledCrd[]>();
  for (const one of served) {
    const crds = read.get(one.set) ?? crdDocuments(one.set).filter(isCrd).map(understood);
    read.set(one.set, crds);
    const crd = crds.find(({ group, kind }) => group === one.crd.group && kind === one.crd.kind);
    if (crd !== undefined) installed.set(one, crd);
  }
}, PATIENCE);

function understood(document: Json): InstalledCrd {
  const crd = readCrd(document);
  if (typeof crd === 'string') throw new Error(crd);
  return crd;
}

function ownOf(value: Json): Json {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => !COMMON.includes(name)));
}

function places(violations: readonly Pick<Violation, 'path'>[]): readonly string[] {
  return [...new Set(violations.map(({ path }) => JSON.stringify(path)))].sort();
}

interface Case {
  readonly of: Served;
  readonly own: Json;
}

/** An object with some mistakes in its structure. */
function spoilt(of: Served, next: Next): Case {
  let own = anyOfSchema(ownSchema(of.crd), next);
  for (let mistakes = next() % 4; mistakes > 0; mistakes--) own = spoil(own, next);
  return { of, own: ownOf(own) };
}

/** An object that comes near a rule of its CRD. */
function ruled(of: Served, next: Next): Case {
  const { group, kind, version } = of.crd;
  const near = ruledPlaces(`${group}/${kind}`, of.set, version).map(({ at }) => at);
  let own = nearRule(ownSchema(of.crd), wayTo(near.length === 0 ? '' : pickFrom(near, next)), next);
  for (let changes = next() % 3; changes > 0; changes--) own = change(own, next);
  return { of, own: ownOf(own) };
}

function verdictOf({ of, own }: Case) {
  const crd = installed.get(of);
  if (crd === undefined) throw new Error('not installed');
  return checkWithCrd(crd, objectOf(of.crd, own));
}

/** Numbers instead of the case: what fails is told in a few lines. */
const numbers = [fc.nat({ max: Math.max(0, served.length - 1) }), fc.nat()] as const;

function caseAt(number: number, seed: number, make: (of: Served, next: Next) => Case): Case {
  const of = served[number];
  if (of === undefined) throw new Error('no such case');
  return make(of, numbersFrom(seed));
}

const RULES = /^CEL-/;

/** What cannot be decided: names of cluster-wide objects, and rules that compare with the object in the cluster. */
const UNSURE = /namespace|may change|oldSelf/;

describe.skipIf(!CRDS_AT_HAND)('a cluster’s own CRDs (skipped where ../shared/crds is not at hand)', () => {
  it('say of any structure what the structures of the same release say', { timeout: PATIENCE }, async () => {
    const outcomes = { right: 0, wrong: 0 };
    await fc.assert(
      fc.asyncProperty(...numbers, async (number, seed) => {
        const one = caseAt(number, seed, spoilt);
        const { set, crd } = one.of;
        const at = { gatewayApi: { release: '1.6', channel: 'standard' }, implementation: '', version: '' };
        const structure = await structureFor(at, crd.group, crd.kind)?.load();
        if (structure === undefined) throw new Error('no structure');
        const object = objectOf(crd, one.own);
        const expected = places(checkStructure({ ...structure, set, exact: true }, object).violations);
        const said = verdictOf(one).violations.filter(({ id }) => !RULES.test(id));
        outcomes[expected.length === 0 ? 'right' : 'wrong'] += 1;
        expect([crd.kind, one.own, places(said)]).toEqual([crd.kind, one.own, expected]);
      }),
      numRuns(400),
    );
    expect(Math.min(outcomes.right, outcomes.wrong)).toBeGreaterThan(50);
  });

  it('say of objects near their rules what another evaluator says', { timeout: PATIENCE }, () => {
    const outcomes = { kept: 0, broken: 0 };
    fc.assert(
      fc.property(...numbers, (number, seed) => {
        const one = caseAt(number, seed, ruled);
        const schema = ownSchema(one.of.crd);
        const whole = withDefaults(one.own, schema);
        if (checkAgainst(whole, schema).length > 0) return;
        const { refusals, notEvaluated } = checkRules(whole, schema);
        const { violations, undecided } = verdictOf(one);
        // So many mistakes are told, and not more.
        if (violations.length >= 100) return;
        const open = places(undecided);
        const expected = places([...refusals, ...notEvaluated]).filter((place) => !open.includes(place));
        outcomes[expected.length === 0 ? 'kept' : 'broken'] += 1;
        const what = `${one.of.set} ${one.of.crd.kind} ${JSON.stringify(one.own)}`;
        expect([what, places(violations).filter((place) => !open.includes(place))]).toEqual([what, expected]);
        expect([what, undecided.filter(({ why }) => !UNSURE.test(why))]).toEqual([what, []]);
      }),
      numRuns(500),
    );
    expect(Math.min(outcomes.kept, outcomes.broken)).toBeGreaterThan(40);
  });

  it('are read whole from the text of every release, and nothing in them is left out', {
    timeout: PATIENCE,
  }, async () => {
    for (const folder of new Set(served.map(({ set }) => set))) {
      const read = await readCrds(crdTexts(folder).map((text) => `---\n${text}\n`));
      if (!read.ok) throw new Error(`${folder}: ${read.says}`);
      expect([folder, read.notUnderstood]).toEqual([folder, []]);
      expect([folder, read.crds.flatMap(({ shapes }) => shapes.flatMap((shape) => shape.notUnderstood ?? []))]).toEqual(
        [folder, []],
      );
      const documents = crdDocuments(folder).filter(isCrd).map(understood);
      expect(JSON.stringify(read.crds)).toBe(JSON.stringify(documents));
    }
  });
});
