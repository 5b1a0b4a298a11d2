import { type Json, sameJson } from '../manifest/json.ts';
import type { Configuration, FieldPath } from './configuration.ts';
import { valueAt } from './field-path.ts';
import { readConfiguration } from './read-configuration.ts';
import { withField } from './with-field.ts';

/** Sets fields one after the other; a value that cannot stand in its place leaves the place as it was. */
export function withEdits(
  configuration: Configuration,
  edits: readonly { readonly at: FieldPath; readonly value: Json }[],
): Configuration {
  let here = configuration;
  for (const { at, value } of edits) {
    if (sameJson(valueAt(here, at), value)) continue;
    const reading = at === 'backends' ? readConfiguration({ ...here, backends: value }) : withField(here, at, value);
    if (reading.ok) here = reading.configuration;
  }
  return here;
}
