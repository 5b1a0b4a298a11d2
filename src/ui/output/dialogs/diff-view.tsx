import { styled } from '@mui/material/styles';
import type { DiffLine, Hunk } from '../editing/line-diff.ts';
import { MONO, paletteOf } from '../tones.ts';

/** The lines that differ between two texts, in one column. */
export function DiffView({ hunks }: { readonly hunks: readonly Hunk[] }) {
  if (hunks.length === 0) return <p>There is no difference.</p>;
  return (
    <Differences role="region" aria-label="Differences" tabIndex={0}>
      {hunks.map((hunk) => (
        <HunkView key={`${hunk.lines[0]?.old} ${hunk.lines[0]?.now}`} hunk={hunk} />
      ))}
    </Differences>
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
