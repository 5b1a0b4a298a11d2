import type { Configuration } from '../configuration/configuration.ts';

/** A question that only one implementation asks, as data; the form renders it, `Configuration.options` holds the answer. */
export type Field = FieldBase & FieldType;

interface FieldBase {
  /** `<implementation id>.<camelCaseName>` */
  readonly id: string;
  readonly label: string;
  /** One line: what the choice means. */
  readonly help: string;
  /** Whether the question makes sense at present. */
  asked(configuration: Configuration): boolean;
}

type FieldType =
  | { readonly type: 'switch'; readonly preset: boolean }
  | {
      readonly type: 'text';
      readonly preset: string;
      readonly pattern: RegExp;
      readonly says: string;
      readonly placeholder: string;
    }
  | { readonly type: 'choice'; readonly preset: string; readonly choices: readonly FieldChoice[] };

export interface FieldChoice {
  readonly value: string;
  readonly label: string;
  readonly help: string;
}

/** The answer to a text or choice field; the preset where none was given or it is not a possible answer. */
export function answer(field: Field, configuration: Configuration): string {
  const given = configuration.options[field.id];
  if (field.type === 'switch') return String(switched(field, configuration));
  if (typeof given !== 'string') return field.preset;
  if (field.type === 'choice') return field.choices.some((choice) => choice.value === given) ? given : field.preset;
  return given === '' || field.pattern.test(given) ? given : field.preset;
}

/** The answer to a switch. */
export function switched(field: Field, configuration: Configuration): boolean {
  const given = configuration.options[field.id];
  return typeof given === 'boolean' ? given : field.type === 'switch' && field.preset;
}
