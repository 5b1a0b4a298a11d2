import { groupOf, type ObjectRef, refOf, sameRef } from './object.ts';
import { type Path, readText, type Span, type TextDocument } from './read-text.ts';

/** Lines of a text, counted from 1, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

export interface LocatedDocument {
  /** The first object in it; `null` where apiVersion, kind or name are missing or no text. */
  readonly object: ObjectRef | null;
  readonly lines: LineRange;
}

export interface Located {
  /** Those that hold anything. */
  readonly documents: readonly LocatedDocument[];
  /** Lines of the field at `path` of an object, or of its nearest parent that is there; `null` without the object. */
  linesOf(object: ObjectRef, path: Path): LineRange | null;
}

/** Finds out where objects and their fields stand in a YAML text. Total: broken text gives what can be made out. */
export function locate(text: string): Located {
  const lines = lineCounter(text);
  const { documents } = readText(text);
  const filled = documents.flatMap((document) => {
    const span = document.valueSpan([]);
    const [first] = objectsIn(text, document);
    return span === null ? [] : [{ object: first?.ref ?? null, lines: lines(span) }];
  });
  return {
    documents: filled,
    linesOf: (object, path) => {
      const found = find(text, documents, object);
      if (found === null) return null;
      const whole = found.at.length === 0 && path.length === 0;
      const span = whole ? found.document.valueSpan([]) : found.document.nearestSpan([...found.at, ...path]);
      return span === null ? null : lines(span);
    },
  };
}

interface Place {
  readonly document: TextDocument;
  readonly at: Path;
}

function find(text: string, documents: readonly TextDocument[], wanted: ObjectRef): Place | null {
  for (const document of documents) {
    const found = objectsIn(text, document).find(({ ref }) => isSame(ref, wanted));
    if (found !== undefined) return { document, at: found.at };
  }
  return null;
}

/** Of a document that is broken, the object that it seems to be. */
function objectsIn(text: string, document: TextDocument): readonly { readonly ref: ObjectRef; readonly at: Path }[] {
  if (document.problems.length === 0) return document.objects.map(({ object, at }) => ({ ref: refOf(object), at }));
  const read = (...path: Path) => {
    const span = document.valueSpan(path);
    return span === null ? '' : text.slice(...span).replace(/^(["'])(.*)\1$/, '$2');
  };
  const [apiVersion, kind, name] = [read('apiVersion'), read('kind'), read('metadata', 'name')];
  if (apiVersion === '' || kind === '' || name === '') return [];
  const ref = { group: groupOf(apiVersion), kind, namespace: read('metadata', 'namespace'), name };
  return [{ ref, at: [] }];
}

/** A namespace that is left out is `default` in a text and may be either in a reference. */
function isSame(a: ObjectRef, b: ObjectRef): boolean {
  const place = (ref: ObjectRef) => ({ ...ref, namespace: ref.namespace || 'default' });
  return sameRef(place(a), place(b));
}

/** The lines of a span; line ends and blank lines after it do not count. */
function lineCounter(text: string): (span: Span) => LineRange {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineAt = (offset: number) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  return ([from, to]) => {
    const used = text.slice(from, to).trimEnd().length;
    const first = lineAt(from);
    return { first, last: Math.max(first, lineAt(from + Math.max(0, used - 1))) };
  };
}
