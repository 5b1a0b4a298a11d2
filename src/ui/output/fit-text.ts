import type { Line } from './placement.ts';

/** Widest advance of a character by role, in CSS pixels; names are monospaced, so theirs is exact. */
const ADVANCE: { readonly [role in Line['role']]: number } = { label: 7.4, word: 8.9, name: 6.95, detail: 6.6 };

/** Shortens a text in the middle, where names differ least, so that it fits into `width` pixels. */
export function fitText(text: string, role: Line['role'], width: number): string {
  return shorten(text, Math.max(1, Math.floor(width / ADVANCE[role])));
}

/** At most `most` characters, with an ellipsis for what is left out. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const head = Math.ceil((most - 1) / 2);
  const tail = most - 1 - head;
  return `${characters.slice(0, head).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`;
}
