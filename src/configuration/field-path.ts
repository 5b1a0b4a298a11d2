import { isJsonObject, type Json, pick } from '../manifest/json.ts';
import type { Configuration, FieldPath } from './configuration.ts';

/** Reading and replacing one place of a Configuration. */

type Keys = readonly (string | number)[];

/** The steps of a path. Ids of options contain dots themselves, so everything after `options.` is one step. */
export function keysOf(at: FieldPath): Keys {
  const options = 'options.';
  if (at.startsWith(options)) return ['options', at.slice(options.length)];
  return at.split('.').map((key) => (/^\d{1,4}$/.test(key) ? Number(key) : key));
}

/** What stands at a path; `undefined` where the path leads nowhere. */
export function valueAt(configuration: Configuration, at: FieldPath): Json | undefined {
  return pick(configuration, ...keysOf(at));
}

/** A copy with another value in one place, not yet read: `undefined` where there is no such place. */
export function withValue(whole: Json, keys: Keys, value: Json): Json | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const here = pick(whole, key);
  const inner = rest.length === 0 ? value : here === undefined ? undefined : withValue(here, rest, value);
  if (inner === undefined) return undefined;
  if (typeof key === 'number') {
    // Json's lists are read-only; Array.isArray forgets that.
    const list = Array.isArray(whole) ? (whole as readonly Json[]) : [];
    return key < list.length ? list.map((item, index) => (index === key ? inner : item)) : undefined;
  }
  return isJsonObject(whole) ? { ...whole, [key]: inner } : undefined;
}

/** Index of the backend that a path leads into; `null` for everything else. */
export function backendOf(at: FieldPath): number | null {
  const found = /^backends\.(\d{1,4})(\.|$)/.exec(at)?.[1];
  return found === undefined ? null : Number(found);
}

/** Whether a path is `place` or stands within it. */
export function isWithin(at: FieldPath, place: FieldPath): boolean {
  return at === place || at.startsWith(`${place}.`);
}
