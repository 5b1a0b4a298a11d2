import type { Json } from '../../manifest/json.ts';
import { allDifferent, keyOf } from './demands.ts';
import { entries, given, isFilled, textOr } from './given.ts';
import { wrong } from './mistakes.ts';
import type { Find } from './rule.ts';

/** A list of references to objects, some of which name a part of the object only. */
export interface References {
  /** The fields that name the object, and what the API server fills in. */
  readonly object: { readonly [field: string]: string };
  /** The fields that name a part of it. */
  readonly parts: readonly string[];
  /** What is referred to, for people: `parent`. */
  readonly what: string;
}

/** Either all references to an object name a part by the same fields, or none does. */
export function neverWholeAndPart({ object, parts, what }: References): Find {
  return (list) => {
    const used = partsUsed(entries(list), object, parts);
    return entries(list).flatMap((reference, index) =>
      parts
        .filter((part) => !isFilled(reference, part) && used.has(keyOf(objectOf(object, reference), part)))
        .map((part) => wrong([index], `Give ${part} here as well: another entry names a part of this ${what} by it.`)),
    );
  };
}

function partsUsed(references: readonly Json[], object: References['object'], parts: readonly string[]): Set<string> {
  return new Set(
    references.flatMap((reference) =>
      parts.filter((part) => isFilled(reference, part)).map((part) => keyOf(objectOf(object, reference), part)),
    ),
  );
}

/** No two references name the same part of the same object. */
export function neverTwice({ object, parts, what }: References): Find {
  return (list) =>
    allDifferent(
      (reference) => keyOf(objectOf(object, reference), ...parts.map((part) => partOf(reference, part))),
      `Remove this entry or change its ${parts.join(' or ')}: the ${what} is in the list already.`,
    )(list);
}

function objectOf(object: References['object'], reference: Json): string {
  return keyOf(...Object.entries(object).map(([field, preset]) => textOr(preset, reference, field)));
}

function partOf(reference: Json, part: string): Json | undefined {
  return isFilled(reference, part) ? given(reference, part) : undefined;
}
