import { canRead, type Implementation } from '../implementations/implementation.ts';
import type { KeptByHand } from '../lens/follow-form.ts';
import { describeRef, refOf } from '../manifest/object.ts';
import type { Notice, Shown, WorkspaceState } from './state.ts';

/** What follows from every change: text and form are brought together, and then the output can show something. */
export function settle(before: WorkspaceState, state: WorkspaceState): WorkspaceState {
  if (state === before) return state;
  const { configuration, view } = state;
  const backend = Math.min(view.backend, configuration.backends.length - 1);
  const viewed = backend === view.backend ? state : { ...state, view: { ...view, backend } };
  return show(bringTogether(before, viewed));
}

function bringTogether(before: WorkspaceState, state: WorkspaceState): WorkspaceState {
  const { hand, configuration, lens } = state;
  const now = readyFor(state);
  if (hand === null || now === null || lens.status !== 'ready') return state;
  if (hand.text === hand.good && hand.agreed === configuration) return state;
  if (!canRead(now)) return state;
  const last = before.shown?.loaded.implementation;
  const agreed = last !== undefined && canRead(last) ? last : now;
  const settled = lens.lens.settle(hand, configuration, { agreed, now });
  if (settled.hand === hand && settled.configuration === configuration) return state;
  return {
    ...state,
    configuration: settled.configuration,
    hand: settled.hand,
    notices: settled.kept.length === 0 ? state.notices : [...state.notices.filter(others), keptNotice(settled.kept)],
  };
}

function others({ kind }: Notice): boolean {
  return kind !== 'kept-by-hand';
}

function keptNotice(kept: readonly KeptByHand[]): Notice {
  const says = kept.map(({ object, path, why }) => {
    const what = describeRef(refOf(object));
    if (why === 'document') return `${what} is not needed any more.`;
    return `${what}: ${path.join('.')} holds ${why === 'comments' ? 'comments' : 'fields'} of yours.`;
  });
  return { kind: 'kept-by-hand', says: [...new Set(says)] };
}

/** The implementation that the form names, where it is there. */
function readyFor({ implementation, configuration }: WorkspaceState): Implementation | null {
  const ready = implementation.status === 'ready' && implementation.id === configuration.setting.implementation;
  return ready ? implementation.implementation : null;
}

/** While something is missing, or the text cannot be read, the last good output stays. */
function show(state: WorkspaceState): WorkspaceState {
  const now = readyFor(state);
  const { hand, lens, implementation, structures, pasted, cluster } = state;
  if (now === null || (hand !== null && (lens.status !== 'ready' || !canRead(now)))) return state;
  // A text that waits to be mended was written for the implementation that it was agreed on with.
  if (hand !== null && hand.agreed.setting.implementation !== implementation.id) return state;
  const byHand = hand === null || lens.status !== 'ready' ? null : { hand, lens: lens.lens };
  const configuration = hand === null ? state.configuration : hand.agreed;
  if (state.shown !== null && isShown(state.shown, { configuration, now, byHand, structures, pasted, cluster }))
    return state;
  return {
    ...state,
    shown: {
      configuration,
      loaded: { id: implementation.id, implementation: now },
      byHand,
      structures,
      pasted,
      cluster,
    },
  };
}

interface Showable {
  readonly configuration: Shown['configuration'];
  readonly now: Implementation;
  readonly byHand: Shown['byHand'];
  readonly structures: Shown['structures'];
  readonly pasted: Shown['pasted'];
  readonly cluster: Shown['cluster'];
}

function isShown(shown: Shown, { configuration, now, byHand, structures, pasted, cluster }: Showable): boolean {
  return (
    shown.configuration === configuration &&
    shown.loaded.implementation === now &&
    shown.pasted === pasted &&
    shown.cluster === cluster &&
    shown.byHand?.hand.good === byHand?.hand.good &&
    shown.byHand?.hand.had === byHand?.hand.had &&
    (byHand === null || shown.structures === structures)
  );
}
