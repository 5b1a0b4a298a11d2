import { styled } from '@mui/material/styles';
import { unstable_memoTheme as memoTheme } from '@mui/material/utils';
import { memo, useMemo, useState } from 'react';
import { type HopState, stateOf } from '../../gateway-api/hop.ts';
import type { ReviewedHop } from '../../review/review.ts';
import { HOP_WORDS } from './hop-words.ts';
import { paletteOf, toneVariables } from './tones.ts';

/** Paragraphs that stand there at once; the rest is a click away. */
const SHOWN = 3;
/** More than these nobody reads one by one. */
const LISTED = 50;

interface ExplanationProps {
  readonly hops: readonly ReviewedHop[];
}

/** What each connection does, and what it does not, in plain words. Equal connections are told once. */
export const Explanation = memo(function Explanation({ hops }: ExplanationProps) {
  const [open, setOpen] = useState(false);
  const told = useMemo(() => groupByText(hops), [hops]);
  const rest = told.slice(SHOWN);
  const listed = open ? rest.slice(0, LISTED) : [];
  return (
    <Paragraphs data-testid="explanation">
      {told.slice(0, SHOWN).map((one) => (
        <Paragraph key={one.key} told={one} alone={told.length === 1} />
      ))}
      {rest.length > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>and {rest.length} more</summary>
          {listed.map((one) => (
            <Paragraph key={one.key} told={one} alone={false} />
          ))}
          {rest.length > LISTED && <p>The other {rest.length - LISTED} read alike.</p>}
        </details>
      )}
    </Paragraphs>
  );
});

interface Told {
  readonly key: string;
  readonly text: string;
  readonly state: HopState;
  readonly to: readonly string[];
}

function groupByText(hops: readonly ReviewedHop[]): readonly Told[] {
  const groups = new Map<string, { key: string; text: string; state: HopState; to: string[] }>();
  for (const { hop, explanation } of hops) {
    const to = hop.to.kind === 'Host' ? hop.to.hostname : `Service ${hop.to.namespace}/${hop.to.name}`;
    const state = stateOf(hop.connection);
    const key = `${state} ${explanation}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, text: explanation, state, to: [to] });
    else if (!group.to.includes(to)) group.to.push(to);
  }
  return [...groups.values()];
}

function Paragraph({ told, alone }: { readonly told: Told; readonly alone: boolean }) {
  const { word, sign } = HOP_WORDS[told.state];
  return (
    <div className={`paragraph ${told.state}`}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path d={sign} />
      </svg>
      <p>
        <strong>{word}.</strong> {!alone && <span className="to">{namesOf(told.to)}: </span>}
        <span className="text">{told.text}</span>
      </p>
    </div>
  );
}

function namesOf(to: readonly string[]): string {
  const names = to.slice(0, 3).join(', ');
  return to.length > 3 ? `${names} and ${to.length - 3} more` : names;
}

/** States in which somebody in between could pretend to be the backend, or read along. */
const ALARMING: readonly HopState[] = ['unverified', 'plaintext'];

const Paragraphs = styled('div')(
  memoTheme(({ theme }) => {
    const palette = paletteOf(theme);
    return {
      ...toneVariables(theme),
      display: 'grid',
      gap: 8,
      color: palette.text.primary,
      '& p': { margin: 0, maxWidth: '72ch', lineHeight: 1.55, overflowWrap: 'anywhere' },
      '& .paragraph': {
        display: 'grid',
        gridTemplateColumns: '20px 1fr',
        gap: 10,
        alignItems: 'start',
        color: palette.text.primary,
      },
      '& svg': { marginTop: 2, stroke: 'var(--tone)', strokeWidth: 1.7, fill: 'none', strokeLinecap: 'round' },
      '& strong': { color: 'var(--tone)' },
      '& .to': { color: palette.text.secondary },
      '& summary': { cursor: 'pointer', color: palette.text.secondary, width: 'max-content', padding: '2px 0' },
      '& details[open]': { display: 'grid', gap: 8 },
      ...Object.fromEntries(
        Object.keys(HOP_WORDS).map((state) => [`& .paragraph.${state}`, { '--tone': `var(--tone-${state})` }]),
      ),
      ...Object.fromEntries(
        ALARMING.map((state) => [
          `& .paragraph.${state}`,
          {
            '--tone': `var(--tone-${state})`,
            borderLeft: '3px solid var(--tone)',
            paddingLeft: 10,
          },
        ]),
      ),
      '& .unverified .text, & .plaintext .text': { color: 'var(--tone)' },
    };
  }),
);
