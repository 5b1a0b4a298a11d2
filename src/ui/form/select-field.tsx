import { memo } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import { valueAt } from '../../configuration/field-path.ts';
import type { Json } from '../../manifest/json.ts';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { FindingsHere } from './findings-here.tsx';
import { describedBy } from './telling-field.ts';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/** Options below a heading of their own. */
export interface SelectGroup {
  readonly label: string;
  readonly options: readonly SelectOption[];
}

interface SelectFieldProps {
  readonly at: FieldPath;
  readonly label: string;
  readonly help?: string | undefined;
  readonly options: readonly SelectOption[];
  /** What stands below the options, under headings. */
  readonly groups?: readonly SelectGroup[];
  readonly wide?: boolean;
  /** What an option means for the Configuration; the option itself, if left out. */
  readonly toValue?: (option: string) => Json;
  /** The option that stands for the value. */
  readonly toOption?: (value: Json | undefined) => string;
  readonly onChoose?: (option: string) => void;
  /** Nothing else can be chosen here; what stands around the field says why. */
  readonly refused?: boolean;
}

const NONE: readonly SelectGroup[] = [];
const optionOf = ({ value, label }: SelectOption) => (
  <option key={value} value={value}>
    {label}
  </option>
);
const asText = (value: Json | undefined) => (typeof value === 'string' ? value : '');

/** One of a list, with the browser's own control: light, and at home on every device. */
export const SelectField = memo(function SelectField(props: SelectFieldProps) {
  const {
    at,
    label,
    help,
    options,
    groups = NONE,
    wide = false,
    toValue = (option) => option,
    toOption = asText,
    onChoose,
    refused = false,
  } = props;
  const dispatch = useDispatch();
  const value = useWorkspace(({ configuration }) => toOption(valueAt(configuration, at)));
  const id = `field-${at}`;
  const known = [...options, ...groups.flatMap((group) => group.options)].some((option) => option.value === value);
  const choose = (option: string) =>
    onChoose === undefined ? dispatch({ type: 'choose', at, value: toValue(option) }) : onChoose(option);
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={at}
        value={value}
        aria-disabled={refused}
        onChange={(event) => (!refused || event.target.value === '') && choose(event.target.value)}
        aria-describedby={describedBy(at, help === undefined ? undefined : `${id}-says`)}
      >
        {!known && <option value={value}>{value} (not in the list)</option>}
        {options.map(optionOf)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(optionOf)}
          </optgroup>
        ))}
      </select>
      {help !== undefined && (
        <p className="help" id={`${id}-says`}>
          {help}
        </p>
      )}
      <FindingsHere at={at} />
    </div>
  );
});
