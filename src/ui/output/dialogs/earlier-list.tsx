import { styled } from '@mui/material/styles';
import { type MouseEvent, useId } from 'react';
import { PlainButton } from '../plain-button.tsx';
import { paletteOf } from '../tones.ts';

/** Work that something else was opened over. */
export interface EarlierEntry {
  readonly id: number;
  /** What it is about, in a few words. */
  readonly says: string;
  /** When it was set aside: ISO 8601. */
  readonly since: string;
}

interface EarlierListProps {
  readonly entries: readonly EarlierEntry[];
  readonly onBringBack: (id: number) => void;
  readonly onForget: (id: number) => void;
}

/** Offers work that is kept aside; nothing where there is none. */
export function EarlierList({ entries, onBringBack, onForget }: EarlierListProps) {
  const id = useId();
  if (entries.length === 0) return null;
  return (
    <Earlier aria-labelledby={id}>
      <h3 id={id}>Earlier work</h3>
      <p className="quiet">Links were opened over it. It is kept in this browser.</p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <span id={`${id}-${entry.id}`}>
              {entry.says} <span className="quiet">until {dayOf(entry.since)}</span>
            </span>
            <PlainButton aria-describedby={`${id}-${entry.id}`} onClick={() => onBringBack(entry.id)}>
              Bring back earlier work
            </PlainButton>
            <PlainButton
              aria-describedby={`${id}-${entry.id}`}
              onClick={(event) => {
                focusFirst(event);
                onForget(entry.id);
              }}
            >
              Throw it away
            </PlainButton>
          </li>
        ))}
      </ul>
    </Earlier>
  );
}

/** The button goes with its entry: whoever uses the keyboard goes on from the top. */
function focusFirst({ currentTarget }: MouseEvent): void {
  currentTarget.closest('dialog')?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
}

function dayOf(since: string): string {
  return new Date(since).toLocaleDateString('en', { dateStyle: 'medium' });
}

const Earlier = styled('section')(({ theme }) => {
  const palette = paletteOf(theme);
  return {
    marginTop: 12,
    padding: '2px 12px 6px',
    border: `1px solid ${palette.divider}`,
    borderRadius: 8,
    '& h3': { margin: '8px 0 0' },
    '& ul': { listStyle: 'none', padding: 0 },
    '& li': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px', padding: '4px 0' },
    '& li > span': { flex: '1 1 12rem', overflowWrap: 'anywhere' },
    '& li > button': { color: palette.primary.main },
  };
});
