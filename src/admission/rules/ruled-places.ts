import known from './ruled-places.json';

/** One place of a kind (see `places.ts`) at which its CRD has rules. */
export interface RuledPlace {
  readonly at: string;
  /** The rules compare with the object that is in the cluster, which nobody here knows. */
  readonly onUpdate?: boolean;
}

interface RuledKind {
  readonly places: readonly RuledPlace[];
  /** Numbers of places. Most releases share them. */
  readonly lists: readonly (readonly number[])[];
  /** By set and API version: the number of the list. */
  readonly sets: { readonly [set: string]: { readonly [version: string]: number } };
}

/** By `group/kind`. Written by scripts/structures.ts; kinds whose CRDs have no rules are not there. */
const KNOWN: { readonly [kind: string]: RuledKind } = known;

/** The places at which the CRD of a kind has rules, in one set and API version; the `status` is left out. */
export function ruledPlaces(kind: string, set: string, version: string): readonly RuledPlace[] {
  if (!Object.hasOwn(KNOWN, kind)) return [];
  const { places = [], lists = [], sets = {} } = KNOWN[kind] ?? {};
  const list = Object.hasOwn(sets, set) ? sets[set]?.[version] : undefined;
  return (list === undefined ? [] : (lists[list] ?? [])).flatMap((number) => places[number] ?? []);
}
