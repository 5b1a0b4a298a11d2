import { useId } from 'react';
import type { Mode } from '../../../configuration/configuration.ts';
import { UNLISTED } from '../../../configuration/version.ts';
import type { Outlook } from '../../../review/outlook.ts';
import type { ReviewedHop } from '../../../review/review.ts';
import type { Variant } from '../../../workspace/switched-to.ts';
import { Explanation } from '../explanation.tsx';
import { PlainButton } from '../plain-button.tsx';
import { ErrorWords } from './outlook-words.tsx';

/** What would come of a variant; `null` while its implementation is being fetched. */
export interface Prospect {
  readonly outlook: Outlook;
  readonly hops: readonly ReviewedHop[];
  readonly text: string;
  /** Minors that can be chosen, newest first. */
  readonly versions: readonly string[];
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

interface SideViewProps {
  readonly title: string;
  readonly variant: Variant;
  readonly prospect: Prospect | null;
  readonly implementations: readonly Choice[];
  readonly onChange: (variant: Variant) => void;
  /** `null` where it is what is set already. */
  readonly onSwitch: (() => void) | null;
}

const MODES: readonly (readonly [value: Mode | '', label: string])[] = [
  ['', 'As each backend has it'],
  ['system', 'System CAs'],
  ['custom', 'Custom CA'],
  ['skip', 'Skip verification'],
];

/** One of the two that are compared: what it is, and what would come of it. */
export function SideView({ title, variant, prospect, implementations, onChange, onSwitch }: SideViewProps) {
  const versions = prospect?.versions ?? [];
  return (
    <fieldset className="side">
      <legend>{title}</legend>
      <Select
        label="Implementation"
        value={variant.implementation}
        options={implementations.map(({ id, label }) => [id, label])}
        onChange={(implementation) => onChange({ ...variant, implementation, version: '' })}
      />
      {versions.length > 0 && (
        <Select
          label="Version"
          value={variant.version}
          options={[...versionsWith(versions, variant.version), [UNLISTED, 'Not listed, or not known']]}
          onChange={(version) => onChange({ ...variant, version })}
        />
      )}
      <Select
        label="Validation"
        value={variant.mode ?? ''}
        options={MODES}
        onChange={(value) => onChange({ ...variant, mode: MODES.find(([mode]) => mode === value)?.[0] || null })}
      />
      <div className="prospect" aria-live="polite">
        {prospect === null ? (
          <p className="quiet">Loading…</p>
        ) : (
          <>
            <Explanation hops={prospect.hops} />
            <ErrorWords outlook={prospect.outlook} />
          </>
        )}
      </div>
      {onSwitch !== null && prospect !== null && (
        <PlainButton className="main" onClick={onSwitch}>
          Switch to this
        </PlainButton>
      )}
    </fieldset>
  );
}

function versionsWith(versions: readonly string[], set: string): readonly (readonly [string, string])[] {
  const all = set === '' || set === UNLISTED || versions.includes(set) ? versions : [set, ...versions];
  return all.map((version) => [version, version]);
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}

function Select({ label, value, options, onChange }: SelectProps) {
  const id = useId();
  return (
    <div className="select">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
