import type { Configuration } from '../configuration/configuration.ts';
import type { K8sObject } from '../manifest/object.ts';

/** The manifests once somebody has changed them by hand, and what they were last known to mean. Plain data: it is saved. */
export interface Hand {
  /** The text as it stands, byte for byte. */
  readonly text: string;
  /** The last text that could be read; the same as `text` unless that is broken. */
  readonly good: string;
  /** The Configuration that `good` was read into, or written from: what both agreed on. */
  readonly agreed: Configuration;
  /** The objects as they stand in somebody's cluster: what is changed of them is a patch. Empty where nothing was brought. */
  readonly had: readonly K8sObject[];
}
