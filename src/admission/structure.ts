import type { KnownKind, SetFacts } from './known-kind.ts';
import type { StructureFile } from './shape.ts';
import { COMPLETE_FAMILIES, KINDS, SETS } from './structures/known.ts';

/** The cluster as it is set: what decides which structure a kind has. */
export interface Cluster {
  readonly gatewayApi: { readonly release: string; readonly channel: string };
  /** Id of the implementation. */
  readonly implementation: string;
  /** Its minor or patch; anything else counts as its newest. */
  readonly version: string;
}

/** What may stand in the objects of one kind, in one release. */
export interface Structure {
  readonly exact: boolean;
  /** For people: `Gateway API 1.6.1, standard channel`. */
  readonly of: string;
  /** The set of `file` that holds; a release without the kind has none of this name. */
  readonly set: string;
  readonly file: StructureFile;
}

export interface StructureRef {
  /**
   * Whether the structure is that of the release that is set. Otherwise it is that of the nearest at hand. Of Kubernetes’
   * own kinds only what all its releases of today share is known, so that one structure is right for all.
   */
  readonly exact: boolean;
  readonly of: string;
  /** @throws what `import()` throws when the file cannot be fetched. */
  load(): Promise<Structure>;
}

/** The set of CRDs that a kind has in this cluster, or the nearest at hand; `undefined` where nothing is known of the kind. */
export function setFor(at: Cluster, group: string, kind: string): string | undefined {
  const known = knownKind(`${group}/${kind}`);
  return known === undefined ? undefined : fitting(at, known)?.set;
}

/** How a kind is written that differs from a known one of its group in capitals only; `undefined` where none does. */
export function kindInCapitals(group: string, kind: string): string | undefined {
  const key = `${group}/${kind}`.toLowerCase();
  return Object.keys(KINDS)
    .find((known) => known.toLowerCase() === key)
    ?.slice(group.length + 1);
}

function knownKind(key: string): KnownKind | undefined {
  return Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
}

/** Which structure fits a kind in this cluster; `undefined` where nothing is known of the kind. */
export function structureFor(at: Cluster, group: string, kind: string): StructureRef | undefined {
  const key = `${group}/${kind}`;
  const known = knownKind(key);
  const fit = known === undefined ? undefined : fitting(at, known);
  if (known === undefined || fit === undefined) return undefined;
  const { set, exact } = fit;
  const of = SETS[set]?.says ?? set;
  return { exact, of, load: async () => ({ exact, of, set, file: await fileOf(key, known) }) };
}

const FILES = new Map<string, Promise<StructureFile>>();

function fileOf(key: string, known: KnownKind): Promise<StructureFile> {
  const there = FILES.get(key);
  if (there !== undefined) return there;
  const file = known.load().then(defaultExport);
  FILES.set(key, file);
  // What could not be fetched is asked for again the next time.
  file.catch(() => FILES.delete(key));
  return file;
}

function defaultExport(module: unknown): StructureFile {
  // The files are written by scripts/structures.ts, whose test holds them to this type.
  return (module as { readonly default: StructureFile }).default;
}

interface Fit {
  readonly set: string;
  readonly exact: boolean;
}

function fitting(at: Cluster, known: KnownKind): Fit | undefined {
  if (known.family === 'gateway-api') return fittingRelease(at.gatewayApi, known);
  const [only] = known.sets;
  if (known.family === 'kubernetes' && only !== undefined) return { set: only, exact: true };
  const sets = known.sets.map((id) => [id, SETS[id]] as const).filter(isThere);
  if (known.family !== at.implementation) return inexact(newest(sets));
  const minor = minorOf(at.version);
  if (minor === undefined) return inexact(newest(sets));
  const same = sets.find(([, { release }]) => distance(minorOf(release), minor) === 0);
  if (same !== undefined) return { set: same[0], exact: true };
  const named = sets.find(([, { nearestOf = [] }]) => nearestOf.some((other) => distance(minorOf(other), minor) === 0));
  return inexact(named ?? nearest(sets, minor));
}

type Entry = readonly [id: string, facts: SetFacts];

function isThere(entry: readonly [string, SetFacts | undefined]): entry is Entry {
  return entry[1] !== undefined;
}

function inexact(entry: Entry | undefined): Fit | undefined {
  return entry === undefined ? undefined : { set: entry[0], exact: false };
}

/** Of Gateway API every release is at hand, so that a kind that a release’s set lacks is not in the release. */
function fittingRelease({ release, channel }: Cluster['gatewayApi'], known: KnownKind): Fit | undefined {
  const minor = minorOf(release);
  const ofChannel = Object.entries(SETS).filter(
    ([, set]) => set.family === known.family && (set.channel ?? channel) === channel,
  );
  const same = ofChannel.find(([, set]) => minor !== undefined && distance(minorOf(set.release), minor) === 0);
  if (same !== undefined && (known.sets.includes(same[0]) || COMPLETE_FAMILIES.includes(known.family)))
    return { set: same[0], exact: true };
  const having = ofChannel.filter(([id]) => known.sets.includes(id));
  return inexact(minor === undefined ? newest(having) : nearest(having, minor));
}

type Minor = readonly [major: number, minor: number];

function minorOf(version: string): Minor | undefined {
  const found = /^v?(\d{1,6})\.(\d{1,6})(?:[.-]|$)/.exec(version);
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

function distance(a: Minor | undefined, b: Minor): number {
  return a === undefined ? Infinity : Math.abs(a[0] - b[0]) * MINORS + Math.abs(a[1] - b[1]);
}

/** A major is further away than any minor. */
const MINORS = 1_000_000;

/** Of two that are as near, the newer. */
function nearest(entries: readonly Entry[], minor: Minor): Entry | undefined {
  const away = ([, { release }]: Entry) => distance(minorOf(release), minor);
  return entries.reduce<Entry | undefined>(
    (best, entry) => (best === undefined || away(entry) <= away(best) ? entry : best),
    undefined,
  );
}

/** A preliminary one too: it is nearer to the newest release, for which manifests are written, than the one before. */
function newest(entries: readonly Entry[]): Entry | undefined {
  return entries.at(-1);
}
