import { useMemo } from 'react';
import { hunksOf, lineDiff } from '../editing/line-diff.ts';
import { PlainButton } from '../plain-button.tsx';
import { DiffView } from './diff-view.tsx';
import { Modal } from './modal.tsx';

export interface DiffDialogProps {
  readonly title: string;
  /** What the two texts are, and what becomes of them. */
  readonly says: string;
  readonly before: string;
  readonly after: string;
  /** What can be done about it; `null`: the differences are only shown. */
  readonly action: { readonly label: string; readonly run: () => void } | null;
  readonly onClose: () => void;
}

/** The lines that differ between two texts, in one column, so that they fit on any screen. */
export function DiffDialog({ title, says, before, after, action, onClose }: DiffDialogProps) {
  const hunks = useMemo(() => hunksOf(lineDiff(before, after)), [before, after]);
  const run = () => {
    action?.run();
    onClose();
  };
  return (
    <Modal title={title} onClose={onClose} wide>
      <p>{says}</p>
      <DiffView hunks={hunks} />
      <div className="row">
        {action !== null && hunks.length > 0 && (
          <PlainButton onClick={run} data-first-focus className="main">
            {action.label}
          </PlainButton>
        )}
        <PlainButton onClick={onClose}>{action === null ? 'Close' : 'Leave it as it is'}</PlainButton>
      </div>
    </Modal>
  );
}
