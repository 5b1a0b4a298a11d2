/** One set of CRDs that structures were written from: a release, and for Gateway API a channel. */
export interface SetFacts {
  /** `gateway-api`, `kubernetes`, or the id of an implementation. */
  readonly family: string;
  readonly release: string;
  readonly channel?: 'standard' | 'experimental';
  /** For people: `Gateway API 1.6.1, standard channel`. */
  readonly says: string;
  /** Minors of which this set is the nearest, where their numbers alone do not tell. */
  readonly nearestOf?: readonly string[];
}

/** One kind whose structure is at hand. */
export interface KnownKind {
  readonly family: string;
  /** Ids of the sets that have it, oldest release first. */
  readonly sets: readonly string[];
  /** The module of its file; a `StructureFile` is its default export. */
  load(): Promise<unknown>;
}
