import { DEFAULTS, type FieldPath } from '../configuration/configuration.ts';
import { canRead, type Offering } from '../implementations/implementation.ts';
import { firstOffering } from '../implementations/registry.ts';
import { textField } from './field-text.ts';
import type { WorkspaceState } from './state.ts';

/** What follows from the state. */

/** The text that belongs into an input: what was typed and means nothing yet, or else the value. */
export function textOf(state: WorkspaceState, at: FieldPath): string {
  return state.drafts[at]?.text ?? textField(at).show(state.configuration);
}

/** What the form can offer; `null` while nothing is known of the implementation that is set. */
export function offeringOf({ implementation }: Pick<WorkspaceState, 'implementation'>): Offering | null {
  if (implementation.status === 'ready') return implementation.implementation;
  return implementation.id === DEFAULTS.setting.implementation ? firstOffering : null;
}

/** Why the output may not be what the form asks for; `null` where it is. */
export type Behind = 'drafts' | 'loading' | 'failed' | 'unknown' | 'broken-text' | 'reading-text';

export function behind({ implementation, drafts, hand, lens }: WorkspaceState): Behind | null {
  if (implementation.status === 'absent') return 'loading';
  if (implementation.status !== 'ready') return implementation.status;
  if (hand !== null && lens.status === 'failed') return 'failed';
  if (hand !== null && (lens.status !== 'ready' || !canRead(implementation.implementation))) return 'reading-text';
  if (hand !== null && hand.text !== hand.good) return 'broken-text';
  return Object.keys(drafts).length > 0 ? 'drafts' : null;
}
