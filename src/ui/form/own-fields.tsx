import type { Field } from '../../implementations/field.ts';
import { answer } from '../../implementations/field.ts';
import { offeringOf } from '../../workspace/derived.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { SelectField } from './select-field.tsx';
import { SwitchField } from './switch-field.tsx';
import { TextField } from './text-field.tsx';

const NONE: readonly Field[] = [];

/** The questions that only this implementation asks, from its data. */
export function OwnFields() {
  const configuration = useWorkspace((state) => state.configuration);
  const fields = useWorkspace((state) => offeringOf(state)?.fields ?? NONE);
  return fields
    .filter((field) => field.asked(configuration))
    .map((field) => <OwnField key={field.id} field={field} given={answer(field, configuration)} />);
}

function OwnField({ field, given }: { readonly field: Field; readonly given: string }) {
  const at = `options.${field.id}`;
  const { label, help } = field;
  if (field.type === 'switch') return <SwitchField at={at} label={label} help={help} preset={field.preset} />;
  if (field.type === 'text') {
    return <TextField at={at} label={label} help={help} placeholder={field.placeholder} wide />;
  }
  const chosen = field.choices.find(({ value }) => value === given);
  return (
    <SelectField
      at={at}
      label={label}
      help={`${help} ${chosen?.help ?? ''}`}
      options={field.choices}
      toOption={() => given}
      wide
    />
  );
}
