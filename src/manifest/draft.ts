import { Lexer } from 'yaml';
import type { Json } from './json.ts';
import { readDocument } from './read-document.ts';
import { nodesIn, type Span, type TextNode } from './text-node.ts';

/** The text of one document that is being edited, and how it is written. */
export interface Draft {
  readonly text: string;
  readonly root: TextNode | null;
  readonly value: Json;
  readonly eol: '\n' | '\r\n';
  readonly json: boolean;
  valueOf(node: TextNode | null): Json;
}

/** `null` where the text has problems. An empty document counts as null. */
export function draftOf(text: string): Draft | null {
  const read = readDocument(text);
  if (read.problems.length > 0) return null;
  return {
    text,
    root: read.root(),
    value: read.value ?? null,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    json: read.json,
    valueOf: (node) => read.valueOf(node),
  };
}

/** Puts `text` in the place of a span. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Makes changes whose spans do not overlap; those at one place in the order of the list. */
export function withChanges(text: string, changes: readonly Change[]): string {
  let [done, at] = ['', 0];
  for (const change of [...changes].sort((a, b) => a.from - b.from || a.to - b.to)) {
    done += text.slice(at, change.from) + change.text;
    at = Math.max(at, change.to);
  }
  return done + text.slice(at);
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the next line begins after what ends at `offset`: a block of text ends there itself. */
export function afterLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/** Characters before `offset` on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Nothing but space stands before `offset` on its line. */
export function opensLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** Whole lines put in at the beginning of a line, or after the last one where that has no end. */
export function linesAt(draft: Draft, offset: number, lines: readonly string[]): Change {
  const body = lines.join(draft.eol);
  const unended = offset > 0 && draft.text[offset - 1] !== '\n';
  return { from: offset, to: offset, text: unended ? draft.eol + body : body + draft.eol };
}

/** Indents lines but empty ones. */
export function indented(lines: readonly string[], column: number): readonly string[] {
  const space = ' '.repeat(column);
  return lines.map((line) => (line === '' ? '' : space + line));
}

const COMMENTS = new Map<string, readonly Span[]>();

/** Where comments stand. The text looked at last is remembered: an edit asks several times. */
export function commentsIn(text: string): readonly Span[] {
  const known = COMMENTS.get(text);
  if (known !== undefined) return known;
  const spans = text.includes('#') ? [...comments(text)] : [];
  if (COMMENTS.size > 8) COMMENTS.clear();
  COMMENTS.set(text, spans);
  return spans;
}

/** Marks that the lexer puts in and that are not in the text: document, end of broken flow, scalar. */
const MARKS = ['\u0002', '\u0018', '\u001f'];

function* comments(text: string): Generator<Span> {
  let at = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    if (!MARKS.includes(token)) {
      if (token.startsWith('#') && before !== '\u001f') yield [at, at + token.trimEnd().length];
      at += token.length;
    }
    before = token;
  }
}

/** The texts of the comments that begin within a span. */
export function commentsWithin(text: string, from: number, to: number): readonly string[] {
  return commentsIn(text)
    .filter(([start]) => start >= from && start < to)
    .map(([start, end]) => text.slice(start, end));
}

export interface Indentation {
  /** Of a map under its key. */
  readonly map: number;
  /** Of a list under its key. */
  readonly list: number;
}

/** How the text indents, by the first that shows it; `near` goes first. Otherwise as js-yaml writes. */
export function indentationOf(draft: Draft, near: TextNode | null): Indentation {
  let [map, list]: [number | null, number | null] = [null, null];
  for (const node of [...nodesOfOne(near), ...nodesIn(draft.root)]) {
    if (node.kind !== 'map' || node.flow) continue;
    for (const { start, value } of node.entries) {
      if (value === null || (value.kind !== 'map' && value.kind !== 'list') || value.flow) continue;
      const deeper = columnOf(draft.text, value.entries[0]?.start ?? 0) - columnOf(draft.text, start);
      if (value.kind === 'map') map ??= deeper;
      else list ??= deeper;
    }
    if (map !== null && list !== null) break;
  }
  return { map: Math.max(1, map ?? 2), list: Math.max(0, list ?? map ?? 2) };
}

function nodesOfOne(node: TextNode | null): readonly TextNode[] {
  return node === null ? [] : [node];
}
