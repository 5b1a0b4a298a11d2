import { memo, type ReactNode } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import { valueAt } from '../../configuration/field-path.ts';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { FindingsHere } from './findings-here.tsx';
import { describedBy } from './telling-field.ts';

interface SwitchFieldProps {
  readonly at: FieldPath;
  readonly label: string;
  readonly help?: string;
  /** What holds where no answer stands in the Configuration. */
  readonly preset?: boolean;
}

export const SwitchField = memo(function SwitchField({ at, label, help, preset = false }: SwitchFieldProps) {
  const dispatch = useDispatch();
  const on = useWorkspace(({ configuration }) => valueAt(configuration, at) ?? preset) === true;
  return (
    <Tick name={at} label={label} help={help} on={on} onSwitch={(value) => dispatch({ type: 'choose', at, value })} />
  );
});

interface TickProps {
  readonly name: FieldPath;
  readonly label: string;
  readonly help: string | undefined;
  readonly badge?: ReactNode;
  /** It cannot be switched on; the help says why. */
  readonly refused?: boolean;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

export function Tick({ name, label, help, badge, refused = false, on, onSwitch }: TickProps) {
  const id = `field-${name}`;
  return (
    <div className="tick wide">
      <input
        type="checkbox"
        id={id}
        name={name}
        checked={on}
        aria-disabled={refused}
        onChange={(event) => !refused && onSwitch(event.target.checked)}
        aria-describedby={describedBy(name, help === undefined ? undefined : `${id}-says`)}
      />
      <span>
        <label htmlFor={id}>{label}</label> {badge}
      </span>
      {help !== undefined && (
        <p className="help" id={`${id}-says`}>
          {help}
        </p>
      )}
      <FindingsHere at={name} />
    </div>
  );
}
