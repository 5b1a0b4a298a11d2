import type { Line } from './placement.ts';

/** Font size by role, in CSS pixels, bold ones a little more than they are. */
const SIZE: { readonly [role in Exclude<Line['role'], 'name'>]: number } = { label: 11.8, word: 14, detail: 11 };

/** Advance of every character of a name, which is monospaced. */
const MONO = 6.95;

/** Shortens a text in the middle, where names differ least, so that it fits into `width` pixels. */
export function fitText(text: string, role: Line['role'], width: number): string {
  let most = [...text].length;
  let fitted = text;
  while (most > 1 && widthOf(fitted, role) > width) {
    most -= 1;
    fitted = shorten(text, most);
  }
  return fitted;
}

function widthOf(text: string, role: Line['role']): number {
  const characters = [...text];
  if (role === 'name') return characters.length * MONO;
  return SIZE[role] * characters.reduce((sum, character) => sum + emOf(character), 0);
}

/** Advances in ems, as in the widest of the usual system fonts: nothing can be measured where nothing is drawn yet. */
const ADVANCES: readonly (readonly [characters: RegExp, ems: number])[] = [
  [/[mMW@%…—]/, 1],
  [/w/, 0.82],
  [/[ ijlI.,:;'’|]/, 0.33],
  [/[frt()/-]/, 0.42],
  [/[aceksvxyz]/, 0.62],
  [/[A-Z]/, 0.76],
];

function emOf(character: string): number {
  return ADVANCES.find(([characters]) => characters.test(character))?.[1] ?? 0.64;
}

/** At most `most` characters, with an ellipsis for what is left out. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const head = Math.ceil((most - 1) / 2);
  const tail = most - 1 - head;
  return `${characters.slice(0, head).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`;
}
