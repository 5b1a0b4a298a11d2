import type { Verdict } from '../admission/verdict.ts';

/** What the CRDs of the user’s own cluster say. They know better than anything that is known here. */
export interface ClusterVerdicts {
  /** What has been said so far, by the slot of the object. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** The kinds that have a CRD there, as `group/kind`; what is not among `verdicts` is being checked. */
  readonly kinds: ReadonlySet<string>;
}

/** Nobody has given any CRDs. */
export const NO_CLUSTER: ClusterVerdicts = { verdicts: new Map(), kinds: new Set() };
