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
          <Item
            key={entry.id}
            id={entry.id}
            title={entry.title}
            name={entry.name}
            kind={entry.kind}
            says={saysOf(entry)}
            current={entry.id === active}
            onActive={onActive}
          />
        ))}
      </ul>
      {hidden > 0 && <p>and {hidden} more in the text</p>}
    </nav>
  );
});

interface ItemProps extends Pick<Entry, 'id' | 'title' | 'name' | 'kind'> {
  readonly says: string;
  readonly current: boolean;
  readonly onActive: (id: string) => void;
}

/** Its texts seldom change while the manifests do, so it is seldom drawn again. */
const Item = memo(function Item({ id, title, name, kind, says, current, onActive }: ItemProps) {
  return (
    <li>
      <button type="button" aria-current={current} onClick={() => onActive(id)} title={`${title} ${name}: ${says}`}>
        <span className={`mark ${kind}`} aria-hidden="true">
          {MARKS[kind]}
        </span>
        <span className="title">{title}</span>
        <span className="name">{name}</span>
      </button>
    </li>
  );
});

function saysOf(entry: Entry): string {
  return entry.kind === 'document' && entry.role === 'example' ? 'example of what you have' : KINDS[entry.kind];
}
