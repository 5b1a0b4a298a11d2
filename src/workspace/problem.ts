import type { FieldPath } from '../configuration/configuration.ts';
import { valueAt } from '../configuration/field-path.ts';
import { withField } from '../configuration/with-field.ts';
import { offeringOf } from './derived.ts';
import { textField } from './field-text.ts';
import type { WorkspaceState } from './state.ts';

/** What is wrong with a text in a field, as a sentence that says what is allowed; `null` where nothing is. */
export function problemOf(
  { configuration, implementation }: Pick<WorkspaceState, 'configuration' | 'implementation'>,
  at: FieldPath,
  text: string,
): string | null {
  const field = textField(at);
  const value = field.read(text, configuration);
  if (value === valueAt(configuration, field.at)) return null;
  const reading = withField(configuration, field.at, value);
  if (!reading.ok) return reading.says;
  if (!at.startsWith('options.')) return null;
  const option = offeringOf({ implementation })?.fields.find(({ id }) => `options.${id}` === at);
  if (option?.type !== 'text' || text === '' || option.pattern.test(text)) return null;
  return option.says;
}
