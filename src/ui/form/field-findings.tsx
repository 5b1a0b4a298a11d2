import { styled } from '@mui/material/styles';
import { memo, useSyncExternalStore } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { SEVERITY_WORDS } from '../output/checks-styles.ts';
import { findingKey } from '../output/finding-key.ts';
import { PlainButton } from '../output/plain-button.tsx';
import { paletteOf } from '../output/tones.ts';
import { applyFix } from '../shell/apply-fix.ts';
import { Count } from '../shell/count.tsx';
import { useDispatch } from '../workspace-context.tsx';
import { notes } from './tell-fields.ts';
import { findingsId } from './telling-field.ts';

/** More than these are told under Checks alone. */
const TOLD = 3;

/** What the checks say of a field, below it: in short, with the first fix, and the way to the rest of it. */
export const FieldFindings = memo(function FieldFindings({ at }: { readonly at: FieldPath }) {
  const findings = useSyncExternalStore(notes.subscribe, () => notes.at(at));
  const told = findings.slice(0, TOLD);
  if (told.length === 0) return <div id={findingsId(at)} hidden />;
  return (
    <Found className="found">
      <div id={findingsId(at)}>
        {told.map((finding) => (
          <Message key={findingKey(finding)} finding={finding} />
        ))}
        {findings.length > TOLD && <p>{findings.length - TOLD} more under Checks.</p>}
      </div>
      <Actions at={at} findings={told} />
    </Found>
  );
});

function Message({ finding: { id, severity, message } }: { readonly finding: Finding }) {
  const { one, sign } = SEVERITY_WORDS[severity];
  return (
    <p data-severity={severity}>
      <svg viewBox="0 0 20 20" width="15" height="15" aria-hidden="true">
        <path d={sign} />
      </svg>
      <span>
        <strong>{one}:</strong> {message} <code>{id}</code>
      </span>
    </p>
  );
}

interface ActionsProps {
  readonly at: FieldPath;
  readonly findings: readonly Finding[];
}

/** Outside of what describes the field: nobody wants buttons read out with it. */
function Actions({ at, findings }: ActionsProps) {
  const dispatch = useDispatch();
  const fixes = findings.flatMap(({ fixes: [first] }) => first ?? []);
  const show = (finding: Finding) =>
    dispatch({ type: 'look', at: { output: 'checks', part: 'output', finding: { key: findingKey(finding) } } });
  return (
    <div className="actions">
      {fixes
        .filter(({ label }, place) => fixes.findIndex((fix) => fix.label === label) === place)
        .map((fix) => (
          <button
            type="button"
            className="quiet-button"
            key={fix.label}
            aria-describedby={findingsId(at)}
            onClick={() => applyFix(dispatch, fix, at)}
          >
            {fix.label}
          </button>
        ))}
      {findings.map((finding) => (
        <PlainButton key={findingKey(finding)} onClick={() => show(finding)}>
          More on {finding.id}
        </PlainButton>
      ))}
    </div>
  );
}

/** How many errors, or else warnings, are told in parts of the form. */
export function FieldCount({ parts }: { readonly parts: readonly FieldPath[] }) {
  const findings = useSyncExternalStore(notes.subscribe, () => sameList(parts, notes.within(parts)));
  return <Count findings={findings} />;
}

const LISTS = new WeakMap<readonly FieldPath[], readonly Finding[]>();

/** `useSyncExternalStore` asks for the same list as long as nothing has changed. */
function sameList(parts: readonly FieldPath[], now: readonly Finding[]): readonly Finding[] {
  const before = LISTS.get(parts);
  if (before?.length === now.length && before.every((finding, place) => finding === now[place])) return before;
  LISTS.set(parts, now);
  return now;
}

const Found = styled('div')(({ theme }) => {
  const palette = paletteOf(theme);
  return {
    position: 'relative',
    marginTop: 8,
    fontSize: '0.8125rem',
    lineHeight: 1.45,
    color: palette.text.primary,
    '.choices > &': { margin: 0, padding: '8px 12px', borderTop: `1px solid ${palette.divider}` },
    '.fields > &, .pair > &': { gridColumn: '1 / -1', marginTop: 0 },
    '.tick > &': { gridColumn: 2, marginTop: 4 },
    '& p': { display: 'flex', gap: 7, margin: '0 0 4px', overflowWrap: 'anywhere' },
    '& span': { minWidth: 0 },
    '& svg': {
      flex: 'none',
      marginTop: 2,
      fill: 'none',
      stroke: 'currentColor',
      strokeWidth: 1.9,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
    },
    '& strong::first-letter': { textTransform: 'uppercase' },
    '& strong': { display: 'inline-block' },
    '& [data-severity=error] :is(svg, strong)': { color: palette.error.main },
    '& [data-severity=warning] :is(svg, strong)': { color: palette.warning.main },
    '& code': { color: palette.text.secondary, whiteSpace: 'nowrap' },
    '& .actions': { display: 'flex', flexWrap: 'wrap', gap: '4px 6px' },
    '& .actions button': { whiteSpace: 'normal', textAlign: 'left' },
    '& .actions button:not(.quiet-button)': {
      padding: '2px 0',
      marginRight: 10,
      color: palette.primary.main,
      textDecoration: 'underline',
    },
  };
});
