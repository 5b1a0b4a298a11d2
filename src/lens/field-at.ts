import type { Configuration, FieldPath } from '../configuration/configuration.ts';
import type { Written } from '../gateway-api/written.ts';
import { pick } from '../manifest/json.ts';
import type { Path } from '../manifest/read-text.ts';
import { fieldsWith } from './infer.ts';

/** The field of the form behind a place of an object; `null` where the form has none for it. */
export function fieldAt({ object, from }: Written, path: Path, configuration: Configuration): FieldPath | null {
  const value = pick(object, ...path);
  const [field] = value === undefined ? [] : fieldsWith(value, path, from, configuration);
  return field ?? from[0] ?? null;
}
