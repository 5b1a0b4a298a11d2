import { useId, useMemo, useState } from 'react';
import { CHOICE_HEADS } from '../../../implementations/choice-labels.ts';
import { CHOICES, type ChoiceId } from '../../../implementations/fact.ts';
import { Modal } from '../dialogs/modal.tsx';
import { type Entry, FactList } from './fact-list.tsx';
import { Filters } from './matrix-styles.ts';
import { MatrixTable } from './matrix-table.tsx';

export interface MatrixDialogProps {
  readonly entries: readonly Entry[];
  /** Implementations that are still being fetched. */
  readonly missing: number;
  /** The cell that the address names; empty strings for none. */
  readonly place: { readonly implementation: string; readonly choice: string };
  readonly linkTo: (implementation: string, choice: string) => string;
  /** The page with this implementation chosen. */
  readonly openLink: (implementation: string) => string;
  readonly onClose: () => void;
}

/** The whole table of facts: what each gateway can do, in which version, on what evidence. */
export function MatrixDialog({ entries, missing, place, linkTo, openLink, onClose }: MatrixDialogProps) {
  const [implementation, setImplementation] = useState('');
  const [choice, setChoice] = useState('');
  const [version, setVersion] = useState('');
  const shown = useMemo(
    () => entries.filter(({ id }) => implementation === '' || id === implementation),
    [entries, implementation],
  );
  const choices = useMemo(() => CHOICES.filter((id) => choice === '' || id === choice), [choice]);
  const only = shown.length === 1 ? shown[0] : undefined;
  const named = entries.find(({ id }) => id === place.implementation);
  const chosen = named ?? only;
  return (
    <Modal title="What each gateway can do" onClose={onClose} full>
      <p className="quiet">
        From facts with sources and dates. “Accepted” and then ignored, or plain text, are the ones to fear: nobody says
        so.
        {missing > 0 && ` ${missing} more are being fetched.`}
      </p>
      <Filters>
        <Select
          label="Implementation"
          value={implementation}
          onChange={(id) => {
            setImplementation(id);
            setVersion('');
          }}
          options={[['', 'All'], ...entries.map(({ id, label }) => [id, label] as const)]}
        />
        <Select
          label="Feature"
          value={choice}
          onChange={setChoice}
          options={[['', 'All'], ...CHOICES.map((id) => [id, CHOICE_HEADS[id]] as const)]}
        />
        {only !== undefined && only.versions.length > 0 && (
          <Select
            label="Version"
            value={version}
            onChange={setVersion}
            options={[['', 'Newest'], ...only.versions.map((minor) => [minor, minor] as const)]}
          />
        )}
      </Filters>
      <MatrixTable entries={shown} choices={choices} version={version} place={place} linkTo={linkTo} />
      {chosen === undefined ? (
        <p className="quiet">Choose a cell, or an implementation, to read what is known and where it stands.</p>
      ) : (
        <FactList
          entry={chosen}
          choice={named === undefined ? asChoice(choice) : asChoice(place.choice)}
          version={version}
          linkTo={linkTo}
          openLink={openLink}
        />
      )}
    </Modal>
  );
}

function asChoice(text: string): ChoiceId | null {
  return CHOICES.find((choice) => choice === text) ?? null;
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
    <div>
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
