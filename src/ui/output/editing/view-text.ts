/**
 * Text areas and Monaco know one line end and no byte order mark; a file may have others, and keeps them. What they show
 * is the view; what is kept, shared and downloaded is the text.
 */

const BOM = '\uFEFF';

/** The text as an input shows it: lines end in `\n`, and no byte order mark is in front. */
export function viewOf(text: string): string {
  const body = text.startsWith(BOM) ? text.slice(1) : text;
  return body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
}

/** One stretch that was replaced: `insert` stands now where `start` to `end` of the old text was. */
export interface Change {
  readonly start: number;
  /** Excluded. */
  readonly end: number;
  readonly insert: string;
}

/** The smallest stretch that makes one text of the other; `null` where they are the same. */
export function changeBetween(before: string, after: string): Change | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  return { start, end: before.length - tail, insert: after.slice(start, after.length - tail) };
}

/** The text once its view has been edited: what was not touched stays byte for byte, and new lines end as the others do. */
export function textOf(before: string, view: string): string {
  const change = changeBetween(viewOf(before), view);
  if (change === null) return before;
  const { start, end, insert } = change;
  const [from, to] = offsetsIn(before, start, end);
  const lineEnd = /\r\n|\r|\n/.exec(before)?.[0] ?? '\n';
  const whole = before.slice(0, from) + withLineEnd(insert, lineEnd) + before.slice(to);
  // Of mixed line ends, two can run into one; then all become the same.
  return viewOf(whole) === view ? whole : before.slice(0, firstOf(before)) + withLineEnd(view, lineEnd);
}

function withLineEnd(text: string, lineEnd: string): string {
  return lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd);
}

/** Offset of the first character. */
function firstOf(text: string): number {
  return text.startsWith(BOM) ? 1 : 0;
}

/** Offsets in the text of two offsets in its view. */
function offsetsIn(text: string, ...offsets: readonly [number, number]): readonly [number, number] {
  const first = firstOf(text);
  if (!text.includes('\r')) return [offsets[0] + first, offsets[1] + first];
  return [offsetIn(text, offsets[0], first), offsetIn(text, offsets[1], first)];
}

function offsetIn(text: string, offset: number, first: number): number {
  let at = first;
  for (let seen = 0; seen < offset; seen += 1) at += text.startsWith('\r\n', at) ? 2 : 1;
  return at;
}
