import { type Piece, splitDocuments } from './split-documents.ts';

/** Adds a document at the end of a text, after a separator where one is needed, with the line ends of the text. */
export function appendDocument(text: string, yaml: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const added = yaml.replace(/\r?\n/g, eol);
  const last = splitDocuments(text).at(-1);
  const empty = last === undefined || text.slice(...last.span).trim() === '';
  const ended = text === '' || text === '\ufeff' || text.endsWith('\n') ? text : text + eol;
  return empty ? ended + added : `${ended}---${eol}${added}`;
}

/**
 * Takes a document away, by its index in `readText(text).documents`, with its separator. Comments that stand after it
 * stay: they may belong to what follows.
 */
export function removeDocument(text: string, document: number): string {
  const pieces = splitDocuments(text);
  const piece = pieces[document];
  if (piece === undefined) return text;
  const [from, to] = piece.span;
  const notes = notesAfter(text.slice(from, to));
  const rest = notes === '' && piece.separator === null ? withoutSeparator(text, to, pieces[document + 1]) : to;
  return text.slice(0, piece.separator?.[0] ?? from) + notes + text.slice(rest);
}

/** The first document of a text needs no separator. */
function withoutSeparator(text: string, to: number, next: Piece | undefined): number {
  const bare = next?.separator != null && text.slice(...next.separator).trim() === '---' && !next.inline;
  return bare ? next.span[0] : to;
}

/** Comments in the first column at the end of a document, if there is more in it. */
function notesAfter(text: string): string {
  const lines = text.split(/(?<=\n)/);
  const content = lines.findLastIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  if (content < 0) return '';
  const notes = lines.slice(content + 1);
  const first = notes.findIndex((line) => line.startsWith('#'));
  return first < 0 ? '' : notes.slice(first).join('');
}
