import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { paletteOf } from '../tones.ts';
import { type EarlierEntry, EarlierList } from './earlier-list.tsx';
import { matching } from './matching.ts';
import { Modal } from './modal.tsx';

export interface PresetLink {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly tags: readonly string[];
  /** Written as `./#preset=…`: a bare fragment would be taken for a link within the page. */
  readonly href: string;
}

interface PresetsDialogProps {
  readonly presets: readonly PresetLink[];
  /** Work that links were opened over, which can be brought back from here. */
  readonly earlier?: readonly EarlierEntry[];
  readonly onBringBack?: (id: number) => void;
  readonly onForget?: (id: number) => void;
  readonly onClose: () => void;
  /** A preset was followed in this tab; the link itself does the rest. */
  readonly onFollow?: (preset: PresetLink) => void;
}

/** Real situations by name, to begin from. Each is a link, so it opens in a new tab and can be copied like any other. */
export function PresetsDialog(props: PresetsDialogProps) {
  const { presets, earlier = [], onBringBack = () => {}, onForget = () => {}, onClose, onFollow } = props;
  const [query, setQuery] = useState('');
  const id = useId();
  const found = matching(presets, query);
  return (
    <Modal title="Presets" onClose={onClose}>
      <EarlierList entries={earlier} onBringBack={onBringBack} onForget={onForget} />
      <label htmlFor={id}>Begin from a situation like yours</label>
      <input id={id} type="search" data-first-focus value={query} onChange={(event) => setQuery(event.target.value)} />
      <p role="status" className="quiet">
        {found.length === presets.length ? `${presets.length} presets` : `${found.length} of ${presets.length} presets`}
      </p>
      <List>
        {found.map((preset) => (
          <li key={preset.id}>
            <a
              href={preset.href}
              onClick={(event) => {
                if (!event.ctrlKey && !event.metaKey && !event.shiftKey) onFollow?.(preset);
              }}
            >
              <strong>{preset.title}</strong>
              <span>{preset.says}</span>
            </a>
          </li>
        ))}
      </List>
      {found.length === 0 && <p className="quiet">No preset has all of these words. Fewer words find more.</p>}
    </Modal>
  );
}

const List = styled('ul')(({ theme }) => {
  const palette = paletteOf(theme);
  return {
    listStyle: 'none',
    padding: 0,
    '& a': {
      display: 'block',
      padding: '8px 12px',
      margin: '0 -12px',
      borderRadius: 8,
      textDecoration: 'none',
    },
    '& a:hover': { background: palette.action.hover },
    '& strong': { display: 'block' },
    '& span': { color: palette.text.secondary },
  };
});
