import { styled } from '@mui/material/styles';
import type { HopState } from '../../../gateway-api/hop.ts';
import type { Outlook } from '../../../review/outlook.ts';
import { HOP_WORDS } from '../hop-words.ts';

/** What would come of something, in a line: the states of its connections, and how many errors there are. */
export function OutlookWords({ outlook: { states, errors, warnings, why } }: { readonly outlook: Outlook }) {
  return (
    <Line>
      {states.map((state) => (
        <State key={state} state={state} />
      ))}
      {states.length === 0 && <span>No connection</span>}
      <span className="quiet">{countWords(errors, warnings)}</span>
      {why !== '' && <span className="why">{why}</span>}
    </Line>
  );
}

/** How many errors there are, and what the first of them is. */
export function ErrorWords({ outlook: { errors, warnings, why } }: { readonly outlook: Outlook }) {
  return (
    <p>
      <span className="quiet">{countWords(errors, warnings)}</span> {why}
    </p>
  );
}

function State({ state }: { readonly state: HopState }) {
  const { word, sign } = HOP_WORDS[state];
  return (
    <strong className="state" style={{ color: `var(--tone-${state})` }}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path d={sign} />
      </svg>
      {word}
    </strong>
  );
}

function countWords(errors: number, warnings: number): string {
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  if (errors === 0 && warnings === 0) return 'no errors, no warnings';
  return errors === 0 ? count(warnings, 'warning') : count(errors, 'error');
}

const Line = styled('span')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '2px 10px',
  '& .state': { display: 'inline-flex', alignItems: 'center', gap: 4 },
  '& svg path': {
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: 1.6,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  },
  '& .why': { flexBasis: '100%' },
});
