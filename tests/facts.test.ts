import { describe, expect, it } from 'vitest';
import { DEFAULTS, ROUTE_KINDS } from '../src/configuration/configuration.ts';
import { compareVersions, isVersion, minorOf, type Range, UNLISTED, within } from '../src/configuration/version.ts';
import { type Evidence, FACTS_DATE } from '../src/gateway-api/evidence.ts';
import { GATEWAY_API_GROUP } from '../src/gateway-api/releases.ts';
import { CHOICES, type ChoiceId, type Fact } from '../src/implementations/fact.ts';
import { groupOf } from '../src/manifest/object.ts';
import { implementations } from './laws/loaded.ts';
import { allDimensions, configurationOf, versionsOf } from './laws/matrix.ts';
import { pairwise } from './laws/pairwise.ts';

/** The facts of every implementation: sound as data, and true on both sides of every bound. */

describe.each(implementations.map((loaded) => [loaded.card.id, loaded] as const))('%s', (id, loaded) => {
  const { card, implementation } = loaded;
  const { facts, watches, fields, symptoms } = implementation;

  it('has a card with versions, newest first, each with a patch of its own minor', () => {
    const minors = card.versions.map(({ minor }) => minor);
    expect(minors).toEqual([...new Set(minors)].sort(compareVersions).reverse());
    for (const { minor, newestPatch, endOfLife } of card.versions) {
      expect(isVersion(newestPatch)).toBe(true);
      expect(minorOf(newestPatch)).toBe(minor);
      if (endOfLife !== undefined) expect(isDay(endOfLife)).toBe(true);
    }
  });

  it('gives every fact and every field an id of its own', () => {
    expect(duplicates(facts.map((fact) => fact.id))).toEqual([]);
    expect(duplicates(fields.map((field) => field.id))).toEqual([]);
    expect(fields.map((field) => field.id).filter((field) => !/^[a-z0-9-]+\.[a-z][A-Za-z0-9]*$/.test(field))).toEqual(
      [],
    );
    expect(fields.filter((field) => !field.id.startsWith(`${id}.`))).toEqual([]);
  });

  it('has dated evidence at an https address for every claim', () => {
    const all = [...facts, ...watches, ...symptoms].flatMap(({ evidence }) => [...evidence]);
    expect(all.filter((one) => !isSound(one))).toEqual([]);
    expect([...facts, ...watches, ...symptoms].filter(({ evidence }) => evidence.length === 0)).toEqual([]);
  });

  it('makes every claim a sentence', () => {
    expect(facts.map(({ claim }) => claim).filter((claim) => !/^\S[\s\S]*[.?!)”]$/.test(claim))).toEqual([]);
  });

  it('speaks of every choice of the form', () => {
    const spoken = new Set(facts.map(({ feature }) => feature));
    expect(CHOICES.filter((choice) => !spoken.has(choice))).toEqual([]);
  });

  it('does not contradict itself: facts of one choice and the same conditions have disjoint versions', () => {
    const groups = groupBy(choices(facts), conditionsOf);
    const overlaps = [...groups.values()].flatMap((peers) =>
      peers.flatMap((fact, index) =>
        peers
          .slice(index + 1)
          .filter((other) => fact.outcome !== other.outcome && overlap(fact.when.versions, other.when.versions))
          .map((other) => `${fact.id} (${fact.outcome}) and ${other.id} (${other.outcome})`),
      ),
    );
    expect(overlaps).toEqual([]);
  });

  const bounds = [
    ...facts.map((fact) => ({ what: fact.id, ranges: fact.when.versions })),
    ...watches.map((row) => ({ what: `watch ${row.kind} ${row.apiVersion}`, ranges: row.versions })),
  ].flatMap(({ what, ranges }) =>
    ranges.flatMap((range) => boundaryCases(range, ranges).map((one) => ({ what, ranges, ...one }))),
  );

  it.skipIf(bounds.length === 0).each(bounds)(
    '$what at $version ($side): $expected',
    ({ ranges, version, expected }) => {
      expect(within(ranges, version)).toBe(expected);
    },
  );

  it('has bounds that are versions, in order', () => {
    const ranges = [...facts.map(({ when }) => when.versions), ...watches.map(({ versions }) => versions)].flat();
    for (const { from, below } of ranges) {
      for (const bound of [from, below])
        if (bound !== undefined) expect(isVersion(bound) && bound !== UNLISTED).toBe(true);
      if (from !== undefined && below !== undefined) expect(compareVersions(from, below)).toBeLessThan(0);
    }
  });

  it('watches every kind of Gateway API that it writes, but for routes that it refuses', () => {
    if (watches.length === 0) return expect(id).toBe('any');
    const written = new Set(
      pairwise(allDimensions(card, implementation)).flatMap((row) =>
        implementation
          .write(configurationOf(card, implementation, row))
          .filter(({ object }) => groupOf(object.apiVersion) === GATEWAY_API_GROUP)
          .map(({ object }) => object.kind),
      ),
    );
    const watched = new Set(watches.filter(({ group }) => group === GATEWAY_API_GROUP).map(({ kind }) => kind));
    expect(written.size).toBeGreaterThan(2);
    const refused = new Set<string>(ROUTE_KINDS.filter((kind) => refusesAlways(facts, `route-${kind}`)));
    expect([...written].filter((kind) => !watched.has(kind) && !refused.has(kind))).toEqual([]);
  });

  it('asks its questions, and answers itself, without an error in any version', () => {
    for (const version of versionsOf(card)) {
      const configuration = { ...DEFAULTS, setting: { ...DEFAULTS.setting, implementation: id, version } };
      for (const field of fields) {
        expect(typeof field.asked(configuration)).toBe('boolean');
        if (field.type === 'choice') expect(field.choices.map(({ value }) => value)).toContain(field.preset);
        if (field.type === 'text' && field.preset !== '') expect(field.preset).toMatch(field.pattern);
      }
    }
  });
});

/** Nothing of it is honoured, or may be, in any version. */
function refusesAlways(facts: readonly Fact[], choice: ChoiceId): boolean {
  return facts.filter(({ feature }) => feature === choice).every(({ outcome }) => outcome === 'rejected');
}

/** Facts that the form's choices come from; a behaviour may have many sides at once. */
function choices(facts: readonly Fact[]): Fact[] {
  return facts.filter(({ feature }) => feature !== 'behaviour');
}

function conditionsOf({ feature, when }: Fact): string {
  return JSON.stringify([feature, [...(when.routes ?? [])].sort(), [...(when.targets ?? [])].sort()]);
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

function overlap(a: readonly Range[], b: readonly Range[]): boolean {
  return a.some((one) => b.some((other) => below(one.from, other.below) && below(other.from, one.below)));
}

function below(from: string | undefined, bound: string | undefined): boolean {
  return from === undefined || bound === undefined || compareVersions(from, bound) < 0;
}

interface BoundaryCase {
  readonly version: string;
  readonly side: string;
  readonly expected: 'yes' | 'no' | 'maybe';
}

/** Each side of each bound of one range, judged by patches alone: the other ranges of the row are asked as well. */
function boundaryCases({ from, below: end }: Range, ranges: readonly Range[]): BoundaryCase[] {
  const at = (version: string | undefined, side: string): BoundaryCase[] =>
    version === undefined ? [] : [{ version, side, expected: byPatches(ranges, version) }];
  return [
    ...(from === undefined
      ? []
      : [
          ...at(justBelow(from), `just below ${from}`),
          ...at(whole(from), `at ${from}`),
          ...at(minorOf(from), 'patch unknown'),
        ]),
    ...(end === undefined
      ? []
      : [
          ...at(justBelow(end), `just below ${end}`),
          ...at(whole(end), `at ${end}`),
          ...at(minorOf(end), 'patch unknown'),
        ]),
  ];
}

/** Whether a version lies in any range, in plain numbers; a minor is asked patch by patch. */
function byPatches(ranges: readonly Range[], version: string): 'yes' | 'no' | 'maybe' {
  const patches =
    version.split('.').length === 3 ? [version] : Array.from({ length: 100 }, (_, last) => `${version}.${last}`);
  const answers = patches.map((patch) =>
    ranges.some(
      (range) => weigh(range.from ?? '0.0.0') <= weigh(patch) && weigh(patch) < weigh(range.below ?? '9999.0.0'),
    ),
  );
  if (answers.every(Boolean)) return 'yes';
  return answers.some(Boolean) ? 'maybe' : 'no';
}

function weigh(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major * 1e8 + minor * 1e4 + patch;
}

function whole(bound: string): string {
  return bound.split('.').length === 3 ? bound : `${bound}.0`;
}

/** The last patch before a bound; of an unknown number of patches, a high one. */
function justBelow(bound: string): string | undefined {
  const [major = 0, minor = 0, patch = 0] = bound.split('.').map(Number);
  if (patch > 0) return `${major}.${minor}.${patch - 1}`;
  if (minor > 0) return `${major}.${minor - 1}.99`;
  return major > 0 ? `${major - 1}.99.99` : undefined;
}

function duplicates(ids: readonly string[]): string[] {
  return ids.filter((one, index) => ids.indexOf(one) !== index);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function isSound({ url, seen }: Evidence): boolean {
  return url.startsWith('https://') && URL.canParse(url) && !/\s/.test(url) && isDay(seen) && seen <= FACTS_DATE;
}
