import type { Json } from '../manifest/json.ts';
import { isJsonObject } from '../manifest/json.ts';
import type { Path } from './verdict.ts';

/** `spec.targetRefs[0].name`, for people; a name that is no plain word stands in brackets. */
export function describePath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[A-Za-z][-A-Za-z0-9]*$/.test(step)) return `${text}["${clip(step)}"]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** The path of the object itself has no name of its own. */
export function placeOrObject(place: string): string {
  return place === '' ? 'The object' : place;
}

const MOST_SHOWN = 60;

function clip(text: string): string {
  const points = [...text];
  return points.length <= MOST_SHOWN ? text : `${points.slice(0, MOST_SHOWN).join('')}…`;
}

/** What stands there, for people. */
export function shown(value: Json | undefined): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `the text “${clip(value)}”`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `the value ${value}`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return isJsonObject(value) && Object.keys(value).length === 0 ? 'an empty map' : 'a map of fields';
}

/** One value of an enum, as it is written. */
export function written(value: Json): string {
  return typeof value === 'string' ? (value === '' ? '"" (empty)' : value) : JSON.stringify(value);
}

/** `a, b and c`. */
export function listed(words: readonly string[], and: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** `1 entry`, `2 entries`. */
export function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
