import { groupOf, type K8sObject, type ObjectRef, refOf } from './object.ts';
import { type Path, readText, type Span, type TextDocument } from './read-text.ts';

/** Lines of a text, counted from 1, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

export interface LocatedDocument {
  /** The first object in it; `null` where apiVersion, kind or name are missing or no text, and where it is broken. */
  readonly object: ObjectRef | null;
  readonly lines: LineRange;
}

export interface Located {
  /** Those that hold anything. */
  readonly documents: readonly LocatedDocument[];
  /** Lines of the field at `path` of an object, or of its nearest parent that is there; `null` without the object. */
  linesOf(object: ObjectRef, path: Path): LineRange | null;
}

/** Finds out where objects and their fields stand in a YAML text. Total; a broken document has no object. */
export function locate(text: string): Located {
  const lines = lineCounter(text);
  const { documents } = readText(text);
  const filled = documents.flatMap((document) => {
    const span = document.valueSpan([]);
    const [first] = document.objects;
    const object = first === undefined ? null : refOf(first.object);
    return span === null ? [] : [{ object, lines: lines(span) }];
  });
  return {
    documents: filled,
    linesOf: (object, path) => {
      const found = find(documents, object);
      if (found === null) return null;
      const whole = found.at.length === 0 && path.length === 0;
      const span = whole ? found.document.valueSpan([]) : found.document.nearestSpan([...found.at, ...path]);
      return span === null ? null : lines(span);
    },
  };
}

function find(
  documents: readonly TextDocument[],
  ref: ObjectRef,
): { readonly document: TextDocument; readonly at: Path } | null {
  for (const document of documents) {
    const found = document.objects.find(({ object }) => isNamed(object, ref));
    if (found !== undefined) return { document, at: found.at };
  }
  return null;
}

/** A namespace that is left out is `default` in a text and may be either in a reference. */
function isNamed(object: K8sObject, ref: ObjectRef): boolean {
  const { apiVersion, kind, metadata } = object;
  const namespace = metadata.namespace ?? '';
  return (
    groupOf(apiVersion) === ref.group &&
    kind === ref.kind &&
    metadata.name === ref.name &&
    (namespace || 'default') === (ref.namespace || 'default')
  );
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
