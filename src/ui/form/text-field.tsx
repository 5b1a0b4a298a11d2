import FormHelperText from '@mui/material/FormHelperText';
import OutlinedInput from '@mui/material/OutlinedInput';
import { memo, useMemo, useState } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import { FindingsHere } from './findings-here.tsx';
import { describedBy } from './telling-field.ts';
import { useTextField } from './use-text-field.ts';

interface TextFieldProps {
  readonly at: FieldPath;
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly type?: 'text' | 'date';
  readonly inputMode?: 'text' | 'numeric';
  readonly wide?: boolean;
  /** Lines of a text of several lines. */
  readonly rows?: number;
}

/** A text that is part of the answer. It may be wrong: then it stays, and what is allowed stands below it. */
export const TextField = memo(function TextField(props: TextFieldProps) {
  const { at, label, help, placeholder, type = 'text', inputMode = 'text', wide = false, rows } = props;
  const { registration, text, error } = useTextField(at);
  const id = `field-${at}`;
  const says = error ?? help;
  // From then on the element holds its text itself.
  const [painted] = useState(text);
  const wrong = error !== undefined;
  const describes = describedBy(at, says === undefined ? undefined : `${id}-says`);
  // Every key changes the text, and next to none of them changes anything else about the input.
  const input = useMemo(() => {
    const { ref, ...handlers } = registration;
    return (
      <OutlinedInput
        {...handlers}
        id={id}
        inputRef={ref}
        type={type}
        size="small"
        fullWidth
        error={wrong}
        defaultValue={painted}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(rows === undefined ? {} : { multiline: true, rows })}
        slotProps={{
          input: {
            inputMode,
            autoComplete: 'off',
            autoCapitalize: 'off',
            spellCheck: false,
            'aria-describedby': describes,
          },
        }}
      />
    );
  }, [registration, id, type, wrong, painted, placeholder, rows, inputMode, describes]);
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {input}
      {says !== undefined && (
        <FormHelperText id={`${id}-says`} error={wrong}>
          {says}
        </FormHelperText>
      )}
      <FindingsHere at={at} />
    </div>
  );
});
