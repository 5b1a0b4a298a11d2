import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { type DiffLine, type Hunk, hunksOf, lineDiff } from '../editing/line-diff.ts';
import { PlainButton } from '../plain-button.tsx';
import { MONO, paletteOf } from '../tones.ts';
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
      {hunks.length === 0 ? (
        <p>There is no difference.</p>
      ) : (
        <Differences role="region" aria-label="Differences" tabIndex={0}>
          {hunks.map((hunk) => (
            <HunkView key={`${hunk.lines[0]?.old} ${hunk.lines[0]?.now}`} hunk={hunk} />
          ))}
        </Differences>
      )}
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

function HunkView({ hunk: { skipped, lines } }: { readonly hunk: Hunk }) {
  return (
    <>
      {skipped > 0 && <p className="skipped">{skipped === 1 ? '1 line alike' : `${skipped} lines alike`}</p>}
      {lines.map((line) => (
        <LineView key={`${line.old} ${line.now}`} line={line} />
      ))}
    </>
  );
}

const SIGNS = { same: ' ', removed: '−', added: '+' } as const;

function LineView({ line: { kind, text, old, now } }: { readonly line: DiffLine }) {
  const Text = kind === 'removed' ? 'del' : kind === 'added' ? 'ins' : 'span';
  return (
    <div className={kind}>
      <span className="number" aria-hidden="true">
        {now ?? old}
      </span>
      <span className="sign" aria-hidden="true">
        {SIGNS[kind]}
      </span>
      {kind !== 'same' && <span className="visually-hidden">{kind}: </span>}
      <Text>{text}</Text>
    </div>
  );
}

const Differences = styled('div')(({ theme }) => {
  const palette = paletteOf(theme);
  const tinted = (colour: string) => `color-mix(in srgb, ${colour} 14%, ${palette.background.paper})`;
  return {
    position: 'relative',
    maxHeight: '60dvh',
    overflow: 'auto',
    border: `1px solid ${palette.divider}`,
    borderRadius: 6,
    fontFamily: MONO,
    fontSize: '0.8125rem',
    '& > div': { display: 'flex', whiteSpace: 'pre', minWidth: 'max-content', paddingRight: 12 },
    '& .number': { width: '5ch', textAlign: 'right', flex: 'none', color: palette.text.secondary, userSelect: 'none' },
    '& .sign': { width: '3ch', textAlign: 'center', flex: 'none', userSelect: 'none' },
    '& ins, & del': { textDecoration: 'none' },
    '& .added': { background: tinted(palette.primary.main) },
    '& .removed': { background: tinted(palette.error.main) },
    '& .skipped': { margin: 0, padding: '2px 12px', color: palette.text.secondary, background: palette.action.hover },
    '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
  };
});
