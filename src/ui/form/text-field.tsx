import FormHelperText from '@mui/material/FormHelperText';
import OutlinedInput from '@mui/material/OutlinedInput';
import { memo } from 'react';
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
  const { ref, ...handlers } = registration;
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <OutlinedInput
        {...handlers}
        id={id}
        inputRef={ref}
        type={type}
        size="small"
        fullWidth
        error={error !== undefined}
        defaultValue={text}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(rows === undefined ? {} : { multiline: true, rows })}
        slotProps={{
          input: {
            inputMode,
            autoComplete: 'off',
            autoCapitalize: 'off',
            spellCheck: false,
            'aria-describedby': describedBy(at, says === undefined ? undefined : `${id}-says`),
          },
        }}
      />
      {says !== undefined && (
        <FormHelperText id={`${id}-says`} error={error !== undefined}>
          {says}
        </FormHelperText>
      )}
      <FindingsHere at={at} />
    </div>
  );
});
