import { memo, useId, useState } from 'react';
import type { Severity } from '../../gateway-api/finding.ts';
import type { Position } from './editing/line-index.ts';
import type { Marker } from './editing/marker.ts';
import { PlainButton } from './plain-button.tsx';
import type { EditorStage } from './use-editor.ts';
import type { Manifests } from './yaml-preview.tsx';

interface YamlFootProps {
  /** Of the line that says how the keyboard works. */
  readonly id: string;
  readonly stage: EditorStage;
  /** What is to be said of the last thing that was done; `''` for nothing. */
  readonly told: string;
  readonly editable: boolean;
  readonly markers: readonly Marker[];
  readonly manifests: Manifests;
  readonly goTo: (at: Position) => void;
  readonly onGoToField: () => void;
}

const KEYS = 'Tab moves on; Ctrl+] indents.';

const SAYS: { readonly [stage in EditorStage]: string } = {
  text: KEYS,
  loading: `The full editor is being loaded; type meanwhile. ${KEYS}`,
  open: `${KEYS} Ctrl+M lets Tab indent. F8: next problem. Alt+Enter: form field. Ctrl+Space: what may stand here.`,
  failed: `The full editor could not be loaded, so this plain text stays; nothing is lost. ${KEYS}`,
};

/** Below the text: what is wrong with it, how the keyboard works, and the way to the form. */
export const YamlFoot = memo(function YamlFoot(props: YamlFootProps) {
  const { id, stage, told, editable, markers, manifests, goTo, onGoToField } = props;
  const [unfolded, unfold] = useState(false);
  const list = useId();
  return (
    <>
      <div className="foot">
        {editable && (
          <PlainButton
            className="counts"
            aria-expanded={unfolded && markers.length > 0}
            aria-controls={list}
            aria-disabled={markers.length === 0}
            onClick={() => unfold(!unfolded)}
          >
            {countOf(markers)}
          </PlainButton>
        )}
        {editable && <PlainButton onClick={onGoToField}>Form field of this line</PlainButton>}
        <p className="status" id={id}>
          {editable ? SAYS[stage] : 'This text is for reading only. Tab moves on.'}
        </p>
      </div>
      <p role="status" className={told === '' ? 'visually-hidden' : 'told'}>
        {told}
      </p>
      <section
        id={list}
        className="problems"
        aria-label="Problems in the text"
        hidden={!unfolded || markers.length === 0}
      >
        <ul>
          {markers.map((marker) => (
            <Problem key={marker.key} marker={marker} manifests={manifests} goTo={goTo} />
          ))}
        </ul>
      </section>
    </>
  );
});

interface ProblemProps {
  readonly marker: Marker;
  readonly manifests: Manifests;
  readonly goTo: (at: Position) => void;
}

function Problem({ marker: { severity, id, message, from, finding }, manifests, goTo }: ProblemProps) {
  return (
    <li data-severity={severity}>
      <button type="button" className="problem" onClick={() => goTo(from)}>
        <span className="sort">{WORDS[severity][0]}</span> Line {from.line}: {message}{' '}
        {id !== null && <code>{id}</code>}
      </button>
      {finding?.fixes.map((fix) => (
        <PlainButton key={fix.label} onClick={() => manifests.onFix(fix)}>
          {fix.label}
        </PlainButton>
      ))}
      {finding?.at.field !== undefined && (
        <PlainButton onClick={() => manifests.onShowField(finding)}>Show the field</PlainButton>
      )}
    </li>
  );
}

const WORDS: { readonly [severity in Severity]: readonly [one: string, many: string] } = {
  error: ['Error', 'errors'],
  warning: ['Warning', 'warnings'],
  info: ['Note', 'notes'],
};
const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** “2 errors, 1 note” */
function countOf(markers: readonly Marker[]): string {
  const counts = ORDER.flatMap((severity) => {
    const count = markers.filter((marker) => marker.severity === severity).length;
    const [one, many] = WORDS[severity];
    return count === 0 ? [] : [count === 1 ? `1 ${one.toLowerCase()}` : `${count} ${many}`];
  });
  return counts.length === 0 ? 'No problems' : counts.join(', ');
}
