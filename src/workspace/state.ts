import { type Configuration, DEFAULTS, type FieldPath } from '../configuration/configuration.ts';
import type { Implementation } from '../implementations/implementation.ts';
import type { Hand } from '../lens/hand.ts';
import type { Lens } from '../lens/lens.ts';
import type { Json } from '../manifest/json.ts';
import type { ObjectRef } from '../manifest/object.ts';
import type { Structures } from '../review/admission.ts';
import { type ClusterVerdicts, NO_CLUSTER } from '../review/cluster-verdicts.ts';
import { NOTHING_READ, type PastedCertificates } from '../review/pasted.ts';

/** Everything that the open page knows. Derived values are computed from it and never stored in it. */
export interface WorkspaceState extends Snapshot {
  readonly past: readonly Snapshot[];
  readonly future: readonly Snapshot[];
  /** The field whose next edit belongs to the same step of undo; `null` where the next edit begins a new step. */
  readonly merging: FieldPath | null;
  readonly implementation: Loading;
  /** What brings form and text together; fetched once somebody turns to the text. */
  readonly lens: LensLoading;
  /** What kinds may hold, fetched for those that stand in a text. */
  readonly structures: Structures;
  /** What pasted certificates say, as far as they have been read. */
  readonly pasted: PastedCertificates;
  /** What the CRDs of the user’s own cluster say, where somebody has given them. Never saved. */
  readonly cluster: ClusterVerdicts;
  /** The last state that could be worked out: what the output shows. */
  readonly shown: Shown | null;
  readonly notices: readonly Notice[];
  readonly theme: Theme;
  readonly view: View;
}

/** What undo brings back. */
export interface Snapshot {
  readonly configuration: Configuration;
  readonly parked: Parked;
  readonly drafts: Drafts;
  /** The manifests as somebody has changed them by hand; `null` as long as nobody has. */
  readonly hand: Hand | null;
}

/** Texts that were typed and mean nothing yet, by field: they stay where they are, and the last good value stays too. */
export type Drafts = { readonly [at: FieldPath]: Draft };

export interface Draft {
  readonly text: string;
  /** What is allowed there. */
  readonly says: string;
}

/** Answers of variants that were left, by part and variant, such as `backends.0.validation.mode=skip`. */
export type Parked = { readonly [key: string]: { readonly value: Json; readonly drafts: Drafts } };

export interface Loaded {
  readonly id: string;
  readonly implementation: Implementation;
}

/**
 * `absent`: nobody has needed it yet. `unknown`: a link or file names an implementation that this version of the tool does
 * not have.
 */
export type Loading =
  | { readonly status: 'ready'; readonly id: string; readonly implementation: Implementation }
  | { readonly status: 'absent' | 'loading' | 'failed' | 'unknown'; readonly id: string };

export type LensLoading =
  | { readonly status: 'ready'; readonly lens: Lens }
  | { readonly status: 'absent' | 'loading' | 'failed' };

export interface Shown {
  readonly configuration: Configuration;
  readonly loaded: Loaded;
  /** The text that stands in the place of the one that the product writes, with what reads it. */
  readonly byHand: { readonly hand: Hand; readonly lens: Lens } | null;
  /** What the kinds of the text may hold, as far as it has been fetched. */
  readonly structures: Structures;
  readonly pasted: PastedCertificates;
  readonly cluster: ClusterVerdicts;
}

/** Something that the page has to say once, until it is dismissed. */
export type Notice =
  | { readonly kind: 'link-failed'; readonly says: string }
  | { readonly kind: 'link-opened'; readonly notes: readonly string[] }
  /** A link was opened over this work, just now or before the page was opened. */
  | { readonly kind: 'earlier-work'; readonly id: number; readonly work: Snapshot; readonly when: 'now' | 'before' }
  /** Another tab works with the tool, too, and has saved. */
  | { readonly kind: 'other-tab' }
  | { readonly kind: 'storage-blocked' | 'storage-full' }
  | { readonly kind: 'key-not-saved' }
  | { readonly kind: 'saved-unreadable' }
  /** A part of the app could not be fetched: mostly because a new version has been put up meanwhile. */
  | { readonly kind: 'part-gone' }
  | { readonly kind: 'fix-outdated' }
  /** A change of the form would have taken away what somebody wrote into the manifests. */
  | { readonly kind: 'kept-by-hand'; readonly says: readonly string[] };

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const OUTPUTS = ['yaml', 'checks', 'steps'] as const;
export type Output = (typeof OUTPUTS)[number];

/** What of the page is looked at. */
export interface View {
  /** The backend that the form shows. */
  readonly backend: number;
  readonly output: Output;
  /** On a narrow screen, which part stands there. */
  readonly part: 'form' | 'diagram' | 'output';
  /** The chosen entry of the preview's outline. */
  readonly entry: string | null;
  /** An object, and a place in it, to lead to. A new one for each time it is asked for. */
  readonly place: {
    readonly object: ObjectRef;
    readonly path: readonly (string | number)[];
    /** The caret goes there as well. */
    readonly focus?: boolean;
  } | null;
  /** A field to lead to. A new one for each time it is asked for. */
  readonly field: { readonly at: FieldPath } | null;
  /** A finding to lead to, by what the page calls it. A new one for each time it is asked for. */
  readonly finding: { readonly key: string } | null;
}

/** Steps of undo that are kept. */
export const HISTORY = 200;

export const EMPTY: Snapshot = { configuration: DEFAULTS, parked: {}, drafts: {}, hand: null };

/** The page as it is before anything is known of the browser: what is painted at build time. */
export function initialState(): WorkspaceState {
  return {
    ...EMPTY,
    past: [],
    future: [],
    merging: null,
    implementation: { status: 'absent', id: DEFAULTS.setting.implementation },
    lens: { status: 'absent' },
    structures: new Map(),
    pasted: NOTHING_READ,
    cluster: NO_CLUSTER,
    shown: null,
    notices: [],
    theme: 'system',
    view: { backend: 0, output: 'yaml', part: 'form', entry: null, place: null, field: null, finding: null },
  };
}

export function snapshotOf({ configuration, parked, drafts, hand }: Snapshot): Snapshot {
  return { configuration, parked, drafts, hand };
}
