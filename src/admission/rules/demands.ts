import type { Json } from '../../manifest/json.ts';
import { entries, has, textOr } from './given.ts';
import { missing, unwanted, when, wrong } from './mistakes.ts';
import type { Find } from './rule.ts';

/** What several kinds demand in the same way. */

/** One field says which of some other fields is set. */
export interface Choice {
  /** Who chooses, for people: `A filter`. */
  readonly what: string;
  readonly by: string;
  /** What the API server fills in for `by`. */
  readonly preset?: string;
  /** By the value of `by`: the field that goes with it. */
  readonly fields: { readonly [value: string]: string };
}

/** The chosen field is there, and none of the others. */
export function chosenOnly({ what, by, preset = '', fields }: Choice): Find {
  return (value) => {
    const chosen = textOr(preset, value, by);
    return Object.entries(fields).flatMap(([name, field]) =>
      chosen === name
        ? when(!has(value, field), missing(field, `${what} whose ${by} is ${name} needs ${field}: add it.`))
        : when(
            has(value, field),
            unwanted(field, `${field} goes with the ${by} ${name} only: remove it, or change the ${by}.`),
          ),
    );
  };
}

/**
 * No two entries have the same identity; those without one (`undefined`) do not count.
 *
 * @param where In the entry: what is to be changed.
 */
export function allDifferent(
  identity: (entry: Json) => string | undefined,
  message: string,
  where: readonly string[] = [],
): Find {
  return (list) => {
    const seen = new Set<string>();
    return entries(list).flatMap((entry, index) => {
      const own = identity(entry);
      if (own === undefined) return [];
      const repeated = seen.has(own);
      seen.add(own);
      return when(repeated, wrong([index, ...where], message));
    });
  };
}

/** At most one entry has each of these types. */
export function onceEach(types: readonly string[], what: string): Find {
  return (list) =>
    types.flatMap((type) => {
      const places = entries(list).flatMap((entry, index) => (textOr('', entry, 'type') === type ? [index] : []));
      return places
        .slice(1)
        .map((index) => wrong([index], `Keep one ${what} of type ${type} in this list: a second one is not allowed.`));
    });
}

/** One of two fields at most. */
export function notBoth(one: string, other: string, message: string): Find {
  return (value) => when(has(value, one) && has(value, other), unwanted(other, message));
}

/** A key that tells texts apart, whatever is in them. */
export function keyOf(...parts: readonly (Json | undefined)[]): string {
  return JSON.stringify(parts.map((part) => part ?? null));
}
