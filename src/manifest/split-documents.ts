import type { Span } from './text-node.ts';

/** One document of a text of several, and the separator line before it. */
export interface Piece {
  /** Without the separator line; what follows `---` on its line belongs to it. */
  readonly span: Span;
  /** The separator: the whole line, or `---` alone where the document begins on it. */
  readonly separator: Span | null;
  /** The document begins on the line of its separator. */
  readonly inline: boolean;
}

/** Cuts a text where lines are `---`, or begin with it and a space. An empty text has no documents. */
export function splitDocuments(text: string): readonly Piece[] {
  const begin = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const starts = [...separators(text, begin)];
  const head = starts[0] ?? text.length;
  const pieces: Piece[] = [];
  if (text.slice(begin, head).trim() !== '') pieces.push({ span: [begin, head], separator: null, inline: false });
  for (const [index, start] of starts.entries()) pieces.push(pieceAt(text, start, starts[index + 1] ?? text.length));
  return pieces;
}

function pieceAt(text: string, start: number, end: number): Piece {
  const after = start + 3;
  const newline = text.indexOf('\n', after);
  const lineEnd = newline < 0 ? end : newline + 1;
  const rest = text.slice(after, lineEnd).trim();
  const inline = rest !== '' && !rest.startsWith('#');
  const from = inline ? after : lineEnd;
  return { span: [from, end], separator: [start, from], inline };
}

function* separators(text: string, begin: number): Generator<number> {
  for (let at = text.indexOf('---', begin); at >= 0; at = text.indexOf('---', at + 3)) {
    const opensLine = at === begin || text[at - 1] === '\n';
    const next = text[at + 3];
    const closed = next === undefined || next === '\n' || next === '\r' || next === ' ' || next === '\t';
    if (opensLine && closed) yield at;
  }
}
