import type { K8sObject } from '../../manifest/object.ts';
import type { Verdict } from '../verdict.ts';
import type { CrdProgress } from './read-crds.ts';

/**
 * What the page and the worker that holds the CRDs of a cluster say to each other: plain data. Each question has a revision,
 * which its answers carry, so that an answer to an outdated question is known as such.
 */
export type CrdRequest<Source> =
  /** Takes the place of what was read before, if it can be read. */
  | { readonly type: 'import'; readonly revision: number; readonly source: Source }
  | { readonly type: 'check'; readonly revision: number; readonly objects: readonly K8sObject[] };

export type CrdAnswer =
  | { readonly type: 'progress'; readonly revision: number; readonly progress: CrdProgress }
  | { readonly type: 'imported'; readonly revision: number; readonly found: FoundCrds }
  | { readonly type: 'refused'; readonly revision: number; readonly says: string }
  | {
      readonly type: 'checked';
      readonly revision: number;
      readonly verdicts: readonly (readonly [slot: string, verdict: Verdict])[];
    };

/** What an import has found, without what the CRDs demand. */
export interface FoundCrds {
  readonly kinds: readonly FoundKind[];
  /** CRDs that nothing is checked by, each with the reason. */
  readonly notUnderstood: readonly string[];
  /** Documents that are no CRDs. */
  readonly others: number;
}

export interface FoundKind {
  readonly group: string;
  readonly kind: string;
  /** API versions that are served, without group. */
  readonly served: readonly string[];
  /** As the annotations of Gateway API say: `v1.6.1`, `standard`. */
  readonly bundle?: string;
  readonly channel?: string;
}
