import type { Configuration } from '../configuration/configuration.ts';
import { answer, type Field, switched } from './field.ts';

/**
 * The Configuration with an answer that was read from manifests. An answer that it has already stays as it was given, and
 * the preset is left out: so the options name only what differs. An impossible answer changes nothing.
 */
export function withAnswer(
  configuration: Configuration,
  field: Field,
  value: string | boolean | undefined,
): Configuration {
  if (value === undefined || value === given(field, configuration)) return configuration;
  const { [field.id]: _, ...others } = configuration.options;
  const without = { ...configuration, options: others };
  if (value === field.preset) return without;
  const answered = { ...configuration, options: { ...configuration.options, [field.id]: value } };
  return value === given(field, answered) ? answered : configuration;
}

function given(field: Field, configuration: Configuration): string | boolean {
  return field.type === 'switch' ? switched(field, configuration) : answer(field, configuration);
}
