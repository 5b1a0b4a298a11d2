import type { FieldPath } from '../configuration/configuration.ts';
import { HISTORY, type Snapshot, snapshotOf, type WorkspaceState } from './state.ts';

/** Names the manifests, where edits that follow each other are one step as well. */
export const TEXT = '(text)';

/**
 * Puts a change on record. Edits of one field that follow each other are one step, named by `merging`; everything else
 * is a step of its own (`null`).
 */
export function record(state: WorkspaceState, next: Snapshot, merging: FieldPath | null): WorkspaceState {
  if (sameSnapshot(state, next)) return state;
  const merged = merging !== null && merging === state.merging;
  return {
    ...state,
    ...snapshotOf(next),
    past: merged ? state.past : [...state.past, snapshotOf(state)].slice(-HISTORY),
    future: [],
    merging,
  };
}

export function undo(state: WorkspaceState): WorkspaceState {
  const before = state.past.at(-1);
  if (before === undefined) return state;
  return {
    ...state,
    ...before,
    past: state.past.slice(0, -1),
    future: [snapshotOf(state), ...state.future],
    merging: null,
  };
}

export function redo(state: WorkspaceState): WorkspaceState {
  const [next, ...future] = state.future;
  if (next === undefined) return state;
  return { ...state, ...next, past: [...state.past, snapshotOf(state)], future, merging: null };
}

/** Whether undo would bring back the same. */
export function sameSnapshot(a: Snapshot, b: Snapshot): boolean {
  return a.configuration === b.configuration && a.parked === b.parked && a.drafts === b.drafts && a.hand === b.hand;
}
