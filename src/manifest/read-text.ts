import type { Json } from './json.ts';
import { LIMITS } from './node-value.ts';
import type { Stray, TextObject } from './objects-in.ts';
import { type ReadDocument, readDocument } from './read-document.ts';
import { type Piece, splitDocuments } from './split-documents.ts';
import { entriesAlong, type Path, pathAtOffset, type Span } from './text-node.ts';
import type { TextProblem } from './yaml-problems.ts';

export type { Stray, TextObject } from './objects-in.ts';
export type { Path, Span } from './text-node.ts';
export type { TextProblem } from './yaml-problems.ts';

/** One document of a text. All offsets are those of the whole text. */
export interface TextDocument {
  /** Without its separator line. */
  readonly span: Span;
  /** As kubectl reads it. `undefined`: there is nothing in it, or it has problems. */
  readonly value: Json | undefined;
  /** One, or those of a List; none where apiVersion, kind or name are missing. */
  readonly objects: readonly TextObject[];
  /** What stands where objects belong, and is none: kubectl refuses it. */
  readonly strays: readonly Stray[];
  readonly problems: readonly TextProblem[];
  /** Of the field at `path`: its key and its value; of an item of a list: its dash and its value. `null`: not there. */
  keySpan(path: Path): Span | null;
  /** Of the value at `path`, empty where nothing stands there. `null`: not there, or through an alias only. */
  valueSpan(path: Path): Span | null;
  /** Of the nearest place on the way to `path` that is there, with its key. */
  nearestSpan(path: Path): Span;
  /** The path of the field at an offset, for the way from the text to the form; `null` outside of the document. */
  pathAt(offset: number): Path | null;
}

export interface TextReading {
  readonly documents: readonly TextDocument[];
  /** Of all documents. */
  readonly problems: readonly TextProblem[];
}

/** Reads YAML or JSON, one document or many, as kubectl reads it. Total; bounded by LIMITS. */
export function readText(text: string): TextReading {
  if (text.length > LIMITS.characters) {
    const message = `The text is longer than ${LIMITS.characters} characters; nothing of it is read.`;
    return { documents: [], problems: [{ span: [0, 1], message }] };
  }
  const documents = splitDocuments(text).map((piece, index) => new PlacedDocument(text, piece, index));
  return { documents, problems: documents.flatMap(({ problems }) => problems) };
}

/** The text of a piece as a document of its own, and where that begins in the whole text. */
export function pieceText(text: string, { span, inline }: Piece): { readonly source: string; readonly base: number } {
  const [from, to] = span;
  return inline
    ? { source: `---${text.slice(from, to)}`, base: from - 3 }
    : { source: text.slice(from, to), base: from };
}

class PlacedDocument implements TextDocument {
  readonly span: Span;
  readonly problems: readonly TextProblem[];
  readonly value: Json | undefined;
  readonly objects: readonly TextObject[];
  readonly strays: readonly Stray[];
  readonly #base: number;
  readonly #read: ReadDocument;

  constructor(text: string, piece: Piece, index: number) {
    const { source, base } = pieceText(text, piece);
    this.span = piece.span;
    this.#base = base;
    this.#read = readDocument(source);
    const problems = this.#read.problems.map((problem) => ({ ...problem, span: this.#shift(problem.span) }));
    const ignored = piece.inline && index > 0;
    this.problems = ignored ? [unseparated(piece), ...problems] : problems;
    this.value = ignored ? undefined : this.#read.value;
    this.objects = ignored ? [] : this.#read.objects;
    this.strays = ignored ? [] : this.#read.strays;
  }

  keySpan(path: Path): Span | null {
    if (path.length === 0) return this.valueSpan(path);
    const entries = entriesAlong(this.#read.root(), path);
    const entry = entries.length === path.length ? entries.at(-1) : undefined;
    return entry === undefined ? null : this.#shift([entry.start, entry.end]);
  }

  valueSpan(path: Path): Span | null {
    const root = this.#read.root();
    if (path.length === 0) return root === null ? null : this.#shift([root.start, root.end]);
    const entries = entriesAlong(root, path);
    const entry = entries.length === path.length ? entries.at(-1) : undefined;
    if (entry === undefined) return null;
    return this.#shift(entry.value === null ? [entry.slot, entry.slot] : [entry.value.start, entry.value.end]);
  }

  nearestSpan(path: Path): Span {
    const root = this.#read.root();
    const entries = entriesAlong(root, path);
    const last = entries.at(-1);
    const node = last === undefined ? root : last.value;
    const next = path[entries.length];
    // A field that a merge key brings stands there.
    const merge = next === undefined || node?.kind !== 'map' ? undefined : node.entries.find((entry) => entry.merge);
    const near = merge ?? last;
    if (near !== undefined) return this.#shift([near.start, near.end]);
    return root === null ? this.span : this.#shift([root.start, root.end]);
  }

  pathAt(offset: number): Path | null {
    const [from, to] = this.span;
    return offset < from || offset > to ? null : pathAtOffset(this.#read.root(), offset - this.#base);
  }

  #shift([from, to]: Span): Span {
    return [from + this.#base, to + this.#base];
  }
}

/** kubectl cuts only where nothing else is on the line, and reads the first document of what it has cut. */
function unseparated({ span: [from] }: Piece): TextProblem {
  const message = 'kubectl does not cut here, and ignores what follows: --- has to stand on a line of its own.';
  return { span: [from - 3, from], message };
}
