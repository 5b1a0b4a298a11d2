import type { FieldPath } from '../configuration/configuration.ts';
import type { Edit, ManifestFix } from '../gateway-api/finding.ts';
import type { Implementation } from '../implementations/implementation.ts';
import type { Lens } from '../lens/lens.ts';
import type { Json } from '../manifest/json.ts';
import type { Structures } from '../review/admission.ts';
import type { ClusterVerdicts } from '../review/cluster-verdicts.ts';
import type { PastedCertificates } from '../review/pasted.ts';
import type { Notice, Snapshot, Theme, View } from './state.ts';

/** The one way into the state. What an action asks for that is impossible leaves the state as it is. */
export type Action =
  /** Text in an input: what it means if it means something, a draft if not. */
  | { readonly type: 'type'; readonly at: FieldPath; readonly text: string }
  /** An input is left: the next edit of it is a new step of undo. */
  | { readonly type: 'leave' }
  /** A choice, switch or list entry: a value, not a text. */
  | { readonly type: 'choose'; readonly at: FieldPath; readonly value: Json }
  | { readonly type: 'switch-client-certificate'; readonly on: boolean }
  /** Several edits at once, as one step: a fix, or a choice with its fix. */
  | { readonly type: 'apply'; readonly edits: readonly Edit[]; readonly manifests?: ManifestFix | undefined }
  /** The manifests are edited: `from` is the text that the edit was made in. */
  | { readonly type: 'type-text'; readonly text: string; readonly from: string }
  /** The manifests as the product writes them, in the place of what somebody wrote. */
  | { readonly type: 'reset-text' }
  /** Another Configuration in the place of this one: a preset, a link, earlier work. One step of undo. */
  | { readonly type: 'open'; readonly work: Snapshot }
  /** What the page begins with: nothing to undo. */
  | { readonly type: 'restore'; readonly work: Snapshot }
  /** Another rule of the route that somebody has brought along. */
  | { readonly type: 'choose-rule'; readonly backend: number; readonly rule: number }
  | { readonly type: 'add-backend' }
  | { readonly type: 'remove-backend'; readonly index: number }
  | { readonly type: 'add-name'; readonly backend: number }
  | { readonly type: 'remove-name'; readonly backend: number; readonly index: number }
  | { readonly type: 'undo' | 'redo' }
  | { readonly type: 'implementation-loading'; readonly id: string }
  | { readonly type: 'implementation-loaded'; readonly id: string; readonly implementation: Implementation }
  | { readonly type: 'implementation-failed'; readonly id: string; readonly why: 'failed' | 'unknown' }
  | { readonly type: 'lens-loading' | 'lens-failed' | 'lens-retry' }
  | { readonly type: 'lens-loaded'; readonly lens: Lens }
  | { readonly type: 'structures-loaded'; readonly structures: Structures }
  | { readonly type: 'cluster-checked'; readonly cluster: ClusterVerdicts }
  | { readonly type: 'certificates-read'; readonly pasted: PastedCertificates }
  | { readonly type: 'notify'; readonly notice: Notice }
  | { readonly type: 'dismiss'; readonly kind: Notice['kind'] }
  | { readonly type: 'theme'; readonly theme: Theme }
  | { readonly type: 'look'; readonly at: Partial<View> };

export type Dispatch = (action: Action) => void;
