import { isJsonObject, type Json, pick } from '../../manifest/json.ts';

/** What stands at `path`; `undefined` where nothing does. `null` is nothing: the API server drops it before it looks at rules. */
export function given(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  return pick(value, ...path) ?? undefined;
}

export function has(value: Json | undefined, ...path: readonly (string | number)[]): boolean {
  return given(value, ...path) !== undefined;
}

/** The text at `path`, or what the API server fills in where nothing stands. */
export function textOr(preset: string, value: Json | undefined, ...path: readonly (string | number)[]): string {
  const found = given(value, ...path) ?? preset;
  return typeof found === 'string' ? found : '';
}

/** Whether a text or a list with anything in it stands at `path`. */
export function isFilled(value: Json | undefined, ...path: readonly (string | number)[]): boolean {
  const found = given(value, ...path);
  if (Array.isArray(found)) return found.length > 0;
  return found !== undefined && found !== '';
}

/** The names of the fields of an object that hold something; of anything else none. */
export function filledNames(value: Json | undefined): readonly string[] {
  return isJsonObject(value) ? Object.keys(value).filter((name) => has(value, name)) : [];
}

/** The entries of a list; of anything else none. */
export function entries(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
