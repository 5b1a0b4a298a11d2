import type { ManifestFix } from '../gateway-api/finding.ts';
import type { Snapshot, WorkspaceState } from './state.ts';

/** The text after a fix of the manifests. A text that cannot be read at present, or by nobody yet, stays as it is. */
export function mendedHand(state: WorkspaceState, fix: ManifestFix | undefined): Snapshot['hand'] {
  const { hand, lens, implementation, configuration } = state;
  if (fix === undefined || hand === null || hand.text !== hand.good) return hand;
  if (lens.status !== 'ready' || implementation.status !== 'ready') return hand;
  const text =
    fix.kind === 'write-missing'
      ? lens.lens.writeMissing(hand, configuration, implementation.implementation)
      : lens.lens.editObjects(hand.text, fix.edits);
  return text === hand.text ? hand : { ...hand, text };
}
