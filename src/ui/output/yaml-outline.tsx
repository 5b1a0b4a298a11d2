import { memo } from 'react';
import type { DocumentStanding, Entry } from './outline.ts';

interface YamlOutlineProps {
  readonly entries: readonly Entry[];
  readonly active: string | null;
  readonly onActive: (id: string | null) => void;
}

/** More entries than these would make a list that nobody reads. */
const SHOWN = 200;

interface Shape {
  readonly mark: string;
  readonly tone: Entry['kind'] | 'unread';
  readonly says: string;
}

const DOCUMENTS: { readonly [standing in DocumentStanding]: Shape } = {
  new: { mark: '+', tone: 'document', says: 'new object' },
  example: { mark: '+', tone: 'document', says: 'example of what you have' },
  unchanged: { mark: '=', tone: 'file', says: 'yours, unchanged' },
  patched: { mark: '±', tone: 'patch', says: 'yours, changed by a patch' },
  unread: { mark: '?', tone: 'unread', says: 'not understood; it stays as it is' },
};
const PATCH: Shape = { mark: '±', tone: 'patch', says: 'change to what you have' };
const FILE: Shape = { mark: '↓', tone: 'file', says: 'file for a step' };

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
            shape={shapeOf(entry)}
            current={entry.id === active}
            onActive={onActive}
          />
        ))}
      </ul>
      {hidden > 0 && <p>and {hidden} more in the text</p>}
    </nav>
  );
});

interface ItemProps extends Pick<Entry, 'id' | 'title' | 'name'> {
  readonly shape: Shape;
  readonly current: boolean;
  readonly onActive: (id: string) => void;
}

/** Its texts seldom change while the manifests do, so it is seldom drawn again. */
const Item = memo(function Item({ id, title, name, shape, current, onActive }: ItemProps) {
  const yours = shape === DOCUMENTS.unchanged || shape === DOCUMENTS.patched;
  return (
    <li>
      <button
        type="button"
        aria-current={current}
        onClick={() => onActive(id)}
        title={`${title} ${name}: ${shape.says}`}
      >
        <span className={`mark ${shape.tone}`} aria-hidden="true">
          {shape.mark}
        </span>
        <span className="title">{title}</span>
        <span className="name">{name}</span>
        {yours && <span className="name">{shape.says}</span>}
      </button>
    </li>
  );
});

function shapeOf(entry: Entry): Shape {
  if (entry.kind === 'document') return DOCUMENTS[entry.standing];
  return entry.kind === 'patch' ? PATCH : FILE;
}
