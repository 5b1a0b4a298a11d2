import { isJsonObject, type Json, pick, pickString } from '../manifest/json.ts';
import { cardOf } from './registry.ts';

/** The newest minor that is offered of an implementation; `undefined` where versions make no difference or it is unknown. */
export function newestVersion(implementation: string): string | undefined {
  return cardOf(implementation)?.newest;
}

/**
 * Untrusted input with the newest version filled in where it names an implementation and no version: the schema’s default
 * is a version of its default implementation. Anything else stays as it is.
 */
export function withNewestVersion(input: Json): Json {
  const implementation = pickString(input, 'setting', 'implementation');
  if (implementation === undefined || pick(input, 'setting', 'version') !== undefined) return input;
  const version = newestVersion(implementation) ?? 'unlisted';
  const setting = isJsonObject(input) ? input.setting : undefined;
  return isJsonObject(input) && isJsonObject(setting) ? { ...input, setting: { ...setting, version } } : input;
}
