/** How sure a statement about a version can be: `maybe` when the version is only partly known. */
export type Certainty = 'yes' | 'no' | 'maybe';

/** Versions from `from` (inclusive) to `below` (exclusive). A bound may be a minor (`1.8`) or a patch (`1.8.3`). */
export interface Range {
  readonly from?: string;
  readonly below?: string;
}

/** The answer "my version is not in the list". Statements about it are all `maybe`, unless they hold for every version. */
export const UNLISTED = 'unlisted';

const VERSION = /^\d{1,4}\.\d{1,4}(\.\d{1,4})?$/;

/** `1.8` (patch level unknown), `1.8.3`, or `unlisted`. */
export function isVersion(text: string): boolean {
  return text === UNLISTED || VERSION.test(text);
}

/** The minor that a version belongs to: `1.8.3` → `1.8`; `unlisted` stays what it is. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** Orders versions; a minor without patch counts as its patch 0. `unlisted` stands after everything. */
export function compareVersions(a: string, b: string): number {
  if (a === UNLISTED || b === UNLISTED) return a === b ? 0 : a === UNLISTED ? 1 : -1;
  const [left, right] = [numbers(a), numbers(b)];
  for (let i = 0; i < 3; i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether `version` lies in any of `ranges`; `maybe` where the unknown patch level decides. */
export function within(ranges: readonly Range[], version: string): Certainty {
  const answers = ranges.map((range) => withinOne(range, version));
  if (answers.includes('yes')) return 'yes';
  return answers.includes('maybe') ? 'maybe' : 'no';
}

function withinOne(range: Range, version: string): Certainty {
  if (range.from === undefined && range.below === undefined) return 'yes';
  if (version === UNLISTED) return 'maybe';
  return both(
    range.from === undefined ? 'yes' : atLeast(version, range.from),
    range.below === undefined ? 'yes' : not(atLeast(version, range.below)),
  );
}

function atLeast(version: string, bound: string): Certainty {
  const patchUnknown = numbers(version).length < 3;
  const patchMatters = numbers(bound).length === 3 && !bound.endsWith('.0');
  if (patchUnknown && patchMatters && minorOf(bound) === version) return 'maybe';
  return compareVersions(version, bound) >= 0 ? 'yes' : 'no';
}

function not(certainty: Certainty): Certainty {
  return certainty === 'yes' ? 'no' : certainty === 'no' ? 'yes' : 'maybe';
}

function both(a: Certainty, b: Certainty): Certainty {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' && b === 'yes' ? 'yes' : 'maybe';
}

function numbers(version: string): number[] {
  return version.split('.').map(Number);
}
