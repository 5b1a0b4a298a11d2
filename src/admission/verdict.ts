/** The way to a field of an object: names of fields, indexes of list entries. `[]` is the object itself. */
export type Path = readonly (string | number)[];

/** Why the API server would refuse an object. */
export interface Violation {
  /** Which check speaks: the same for the same kind of mistake, in every object. */
  readonly id: string;
  /** The field that is wrong; for one that is missing, where it should stand. */
  readonly path: Path;
  /** What a marker belongs on: the name of the field, or what stands there. */
  readonly at: 'key' | 'value';
  /** One sentence in plain words. */
  readonly message: string;
}

/** What the product cannot decide about an object: never a violation, never silence. */
export interface Undecided {
  readonly path: Path;
  /** One sentence: what is not checked, and why. */
  readonly why: string;
}

export interface Verdict {
  readonly violations: readonly Violation[];
  readonly undecided: readonly Undecided[];
}
