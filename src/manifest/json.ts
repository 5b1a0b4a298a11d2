/** A value that JSON can carry. Everything that crosses a boundary (link, file, worker) is one of these. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A list that has a first element. */
export type NonEmpty<T> = readonly [T, ...T[]];

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Follows `path` into untrusted data. Total: anything missing or of another shape gives `undefined`. */
export function pick(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let here: Json | undefined = value;
  for (const step of path) {
    if (typeof step === 'number') here = Array.isArray(here) ? (here as readonly Json[])[step] : undefined;
    else here = isJsonObject(here) && Object.hasOwn(here, step) ? here[step] : undefined;
  }
  return here;
}

/** The text at `path`, or `undefined` where there is none or it is not text. */
export function pickString(value: Json | undefined, ...path: readonly (string | number)[]): string | undefined {
  const found = pick(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The number at `path`, or `undefined` where there is none or it is not a number. */
export function pickNumber(value: Json | undefined, ...path: readonly (string | number)[]): number | undefined {
  const found = pick(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** The list at `path`; empty where there is none or it is not a list. */
export function pickList(value: Json | undefined, ...path: readonly (string | number)[]): readonly Json[] {
  const found = pick(value, ...path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

/** Equality of JSON values, whatever the order of keys; a field that is `undefined` is as good as absent. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    const [left, right] = [a as readonly Json[], b as readonly Json[]];
    return left.length === right.length && left.every((item, index) => sameJson(item, right[index]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  return (
    Object.keys(a).every((key) => sameJson(a[key], Object.hasOwn(b, key) ? b[key] : undefined)) &&
    Object.keys(b).every((key) => Object.hasOwn(a, key) || b[key] === undefined)
  );
}
