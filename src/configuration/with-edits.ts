import type { Json } from '../manifest/json.ts';
import type { Configuration, FieldPath } from './configuration.ts';
import { readConfiguration } from './read-configuration.ts';
import { withField } from './with-field.ts';

/** Sets fields one after the other; a value that cannot stand in its place leaves the place as it was. */
export function withEdits(
  configuration: Configuration,
  edits: readonly { readonly at: FieldPath; readonly value: Json }[],
): Configuration {
  return edits.reduce((here, { at, value }) => {
    const reading = at === 'backends' ? readConfiguration({ ...here, backends: value }) : withField(here, at, value);
    return reading.ok ? reading.configuration : here;
  }, configuration);
}
