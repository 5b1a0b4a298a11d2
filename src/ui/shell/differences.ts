import type { Workspace } from '../../workspace/workspace.ts';
import type { DiffDialogProps } from '../output/dialogs/diff-dialog.tsx';

/** Two texts side by side, and what can be done about it. */
export type Difference = Omit<DiffDialogProps, 'onClose'>;

/** What is to be compared: what is and what was generated, or before and after a reset of all, or of the document of that index. */
export type Compared = 'compare' | 'reset-all' | number;

/**
 * What somebody's hand has made of the manifests, or what a reset would make of them. `null` where nobody has changed
 * anything, and while what it takes to tell is not loaded.
 */
export function differenceOf({ getState, dispatch }: Workspace, what: Compared): Difference | null {
  const { hand, lens, shown, configuration } = getState();
  if (hand === null || lens.status !== 'ready' || shown === null) return null;
  const { implementation } = shown.loaded;
  const generated = () => lens.lens.generatedText(implementation.write(configuration));
  if (what === 'compare') {
    return {
      title: 'Your changes',
      says: 'From the manifests as the form alone would write them, to yours.',
      before: generated(),
      after: hand.text,
      action: null,
    };
  }
  if (what === 'reset-all') {
    return {
      title: 'Reset all manifests',
      says: 'What you have written goes, and the manifests are what the form asks for. Undo brings yours back.',
      before: hand.text,
      after: generated(),
      action: { label: 'Reset all', run: () => dispatch({ type: 'reset-text' }) },
    };
  }
  const after = lens.lens.resetDocument(hand, what, configuration, implementation);
  const run = () => {
    dispatch({ type: 'leave' });
    dispatch({ type: 'type-text', text: after, from: hand.text });
    dispatch({ type: 'leave' });
  };
  return {
    title: 'Reset this document',
    says: 'It becomes what the form asks for, and the others stay. Undo brings yours back.',
    before: hand.text,
    after,
    action: { label: 'Reset it', run },
  };
}
