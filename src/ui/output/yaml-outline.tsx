import { memo } from 'react';
import type { Entry } from './outline.ts';

interface YamlOutlineProps {
  readonly entries: readonly Entry[];
  readonly active: string | null;
  readonly onActive: (id: string | null) => void;
}

/** More entries than these would make a list that nobody reads. */
const SHOWN = 200;

const MARKS: { readonly [kind in Entry['kind']]: string } = { document: '+', patch: '±', file: '↓' };
const KINDS: { readonly [kind in Entry['kind']]: string } = {
  document: 'new object',
  patch: 'change to what you have',
  file: 'file for a step',
};

/** What there is in the preview, each a click away. */
export const YamlOutline = memo(function YamlOutline({ entries, active, onActive }: YamlOutlineProps) {
  const hidden = entries.length - SHOWN;
  return (
    <nav className="outline" aria-label="Documents">
      <ul>
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              aria-current={entry.id === active}
              onClick={() => onActive(entry.id)}
              title={`${entry.title} ${entry.name}: ${entry.kind === 'document' && entry.role === 'example' ? 'example of what you have' : KINDS[entry.kind]}`}
            >
              <span className={`mark ${entry.kind}`} aria-hidden="true">
                {MARKS[entry.kind]}
              </span>
              <span className="title">{entry.title}</span>
              <span className="name">{entry.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p>and {hidden} more in the text</p>}
    </nav>
  );
});
