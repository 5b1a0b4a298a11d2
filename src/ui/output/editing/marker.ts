import type { Finding, Severity } from '../../../gateway-api/finding.ts';
import { groupOf, type ObjectRef } from '../../../manifest/object.ts';
import type { Span, TextDocument, TextReading } from '../../../manifest/read-text.ts';
import type { LineIndex, Position } from './line-index.ts';

/** Something to know about a place in the text. */
export interface Marker {
  /** Unique among the markers of a text, and the same as long as they are. */
  readonly key: string;
  readonly severity: Severity;
  /** A finding's id; `null` for text that cannot be read. */
  readonly id: string | null;
  readonly message: string;
  readonly from: Position;
  /** On the same line: a place is where it begins. */
  readonly to: Position;
  /** Where it comes from; `null` for text that cannot be read. */
  readonly finding: Finding | null;
}

/** All problems of a text, in its order: what cannot be read, and what the checks say of places in it. Pure and total. */
export function markersOf(
  text: string,
  reading: TextReading,
  findings: readonly Finding[],
  index: LineIndex,
): readonly Marker[] {
  const unreadable = reading.problems.map(({ span, message }) => ({
    severity: 'error' as const,
    id: null,
    message,
    finding: null,
    ...placeOf(span, text, index),
  }));
  const found = findings.flatMap((finding) => {
    const span = spanOf(finding, reading);
    if (span === null) return [];
    const { severity, id, message } = finding;
    return [{ severity, id, message, finding, ...placeOf(span, text, index) }];
  });
  const all = [...unreadable, ...namelessIn(text, reading, index), ...found].sort(
    (a, b) => a.from.line - b.from.line || a.from.column - b.from.column,
  );
  return all.map((marker, at) => ({ ...marker, key: `${at} ${marker.id ?? ''}` }));
}

/** kubectl refuses a document that is no object; one that is empty it passes over. */
function namelessIn(text: string, { documents }: TextReading, index: LineIndex): readonly Omit<Marker, 'key'>[] {
  return documents
    .filter(({ value, objects }) => value !== undefined && value !== null && objects.length === 0)
    .map((document) => ({
      severity: 'error',
      id: null,
      message: 'This is no Kubernetes object: apiVersion, kind or metadata.name is missing.',
      finding: null,
      ...placeOf(document.nearestSpan([]), text, index),
    }));
}

/** Where a finding stands in the text; `null` where its object does not. */
function spanOf({ at: { object, path = [] } }: Finding, { documents }: TextReading): Span | null {
  if (object === undefined) return null;
  const place = findObject(documents, object);
  return place === null ? null : place.document.nearestSpan([...place.at, ...path]);
}

/** An object's document, and its place in it. */
interface ObjectPlace {
  readonly document: TextDocument;
  readonly at: readonly (string | number)[];
}

/** A namespace that is left out is `default` in a text and may be either in a reference. */
export function findObject(documents: readonly TextDocument[], wanted: ObjectRef): ObjectPlace | null {
  for (const document of documents) {
    const found = document.objects.find(
      ({ object: { apiVersion, kind, metadata } }) =>
        kind === wanted.kind &&
        metadata.name === wanted.name &&
        groupOf(apiVersion) === wanted.group &&
        (metadata.namespace ?? 'default') === (wanted.namespace === '' ? 'default' : wanted.namespace),
    );
    if (found !== undefined) return { document, at: found.at };
  }
  return null;
}

/** A stretch on one line, one character at least. */
function placeOf([start, end]: Span, text: string, index: LineIndex): Pick<Marker, 'from' | 'to'> {
  const from = index.positionAt(Math.min(start, text.length));
  const lineEnd = index.positionAt(index.offsetAt({ line: from.line, column: Number.MAX_SAFE_INTEGER }));
  const to = index.positionAt(end);
  const column = to.line === from.line ? to.column : lineEnd.column;
  return { from, to: { line: from.line, column: Math.max(column, from.column + 1) } };
}
