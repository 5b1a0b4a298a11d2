import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import type { Outlook } from '../../../review/outlook.ts';
import type { Variant } from '../../../workspace/switched-to.ts';
import { DiffView } from '../dialogs/diff-view.tsx';
import { Modal } from '../dialogs/modal.tsx';
import { hunksOf, lineDiff } from '../editing/line-diff.ts';
import { paletteOf } from '../tones.ts';
import { OutlookWords } from './outlook-words.tsx';
import { type Choice, type Prospect, SideView } from './side-view.tsx';

export interface Side {
  readonly variant: Variant;
  readonly prospect: Prospect | null;
  readonly onChange: (variant: Variant) => void;
  readonly onSwitch: (() => void) | null;
}

/** What would come of the present answers with an implementation; `null` until it is here. */
export interface Candidate extends Choice {
  readonly outlook: Outlook | null;
}

interface CompareDialogProps {
  readonly implementations: readonly Choice[];
  readonly one: Side;
  readonly other: Side;
  readonly candidates: readonly Candidate[];
  readonly onCandidate: (id: string) => void;
  readonly onClose: () => void;
}

/** Two ways side by side, and who else can do what is asked for. Nothing changes until one is switched to. */
export function CompareDialog({ implementations, one, other, candidates, onCandidate, onClose }: CompareDialogProps) {
  const [before, after] = [one.prospect?.text, other.prospect?.text];
  const hunks = useMemo(
    () => (before === undefined || after === undefined ? null : hunksOf(lineDiff(before, after))),
    [before, after],
  );
  return (
    <Modal title="Compare" onClose={onClose} wide>
      <p className="quiet">Your answers are the same on both sides. Nothing changes until you switch.</p>
      <Sides>
        <SideView title="One" implementations={implementations} {...one} />
        <SideView title="The other" implementations={implementations} {...other} />
      </Sides>
      <h3>What differs in the manifests</h3>
      {hunks === null ? <p className="quiet">Loading…</p> : <DiffView hunks={hunks} />}
      <h3>Which implementations can do what you have configured?</h3>
      <Candidates candidates={candidates} onCandidate={onCandidate} />
    </Modal>
  );
}

type CandidatesProps = Pick<CompareDialogProps, 'candidates' | 'onCandidate'>;

function Candidates({ candidates, onCandidate }: CandidatesProps) {
  const known = candidates.filter(({ outlook }) => outlook !== null);
  const fitting = known.filter(({ outlook }) => outlook?.fits === true);
  return (
    <>
      <p role="status" className="quiet">
        {known.length < candidates.length
          ? `Looked at ${known.length} of ${candidates.length}…`
          : `${fitting.length} of ${candidates.length}, each in its newest version.`}
      </p>
      <List>
        {[...candidates].sort(byFit).map(({ id, label, outlook }) => (
          <li key={id} data-fits={outlook?.fits}>
            <button type="button" onClick={() => onCandidate(id)} aria-label={`Compare with ${label}`}>
              {label}
            </button>
            {outlook === null ? <span className="quiet">…</span> : <OutlookWords outlook={outlook} />}
          </li>
        ))}
      </List>
    </>
  );
}

/** Those that can, in their order, before those that cannot. */
function byFit(a: Candidate, b: Candidate): number {
  return Number(b.outlook?.fits ?? false) - Number(a.outlook?.fits ?? false);
}

const Sides = styled('div')(({ theme }) => {
  const palette = paletteOf(theme);
  return {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 20rem), 1fr))',
    gap: 16,
    '& .side': {
      border: `1px solid ${palette.divider}`,
      borderRadius: 8,
      padding: '4px 12px 12px',
      margin: 0,
      minWidth: 0,
    },
    '& legend': { padding: '0 6px', fontWeight: 600 },
    '& .select': { margin: '4px 0' },
    '& .select label': { margin: 0, fontSize: '0.8125rem', color: palette.text.secondary },
    '& select': {
      font: 'inherit',
      width: '100%',
      padding: '6px 8px',
      borderRadius: 6,
      border: `1px solid ${palette.text.secondary}`,
      color: 'inherit',
      background: palette.background.paper,
    },
    '& select:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
    '& .prospect': { margin: '10px 0' },
  };
});

const List = styled('ul')(({ theme }) => {
  const palette = paletteOf(theme);
  return {
    listStyle: 'none',
    padding: 0,
    '& li': {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 14rem), 1fr))',
      gap: '2px 12px',
      padding: '6px 0',
      borderBottom: `1px solid ${palette.divider}`,
    },
    '& button': {
      font: 'inherit',
      textAlign: 'left',
      color: palette.primary.main,
      background: 'none',
      border: 0,
      padding: '4px 0',
      minHeight: 28,
      cursor: 'pointer',
      textDecoration: 'underline',
    },
    '& button:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
  };
});
