import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { groupOf, type ObjectRef } from './object.ts';

/** Lines of a text, counted from 1, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

export interface LocatedDocument {
  /** The object in it; `null` where apiVersion, kind or name are missing or no text. */
  readonly object: ObjectRef | null;
  readonly lines: LineRange;
}

export interface Located {
  readonly documents: readonly LocatedDocument[];
  /** Lines of the field at `path` of an object, or of its nearest parent that is there; `null` without the object. */
  linesOf(object: ObjectRef, path: readonly (string | number)[]): LineRange | null;
}

/** Finds out where objects and their fields stand in a YAML text. Total: broken text gives what can be made out. */
export function locate(text: string): Located {
  const counter = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: counter, logLevel: 'silent', uniqueKeys: false });
  const all: readonly Document.Parsed[] = Array.isArray(parsed) ? parsed : [];
  const entries = all.flatMap((document) => {
    const range = document.contents?.range;
    if (range === undefined || range === null) return [];
    const lines = linesBetween(text, counter, [range[0], range[1]]);
    return [{ document, located: { object: identify(document), lines } }];
  });
  return {
    documents: entries.map((entry) => entry.located),
    linesOf: (object, path) => {
      const entry = entries.find(({ located }) => located.object !== null && same(located.object, object));
      if (entry === undefined) return null;
      const range = rangeAt(entry.document, path);
      return range === undefined ? entry.located.lines : linesBetween(text, counter, range);
    },
  };
}

function identify(document: Document.Parsed): ObjectRef | null {
  const read = (...path: string[]): string | undefined => {
    const value = document.getIn(path);
    return typeof value === 'string' ? value : undefined;
  };
  const [apiVersion, kind, name] = [read('apiVersion'), read('kind'), read('metadata', 'name')];
  if (apiVersion === undefined || kind === undefined || name === undefined) return null;
  return { group: groupOf(apiVersion), kind, namespace: read('metadata', 'namespace') ?? '', name };
}

/** A namespace that is left out is `default` in a text and may be either in a reference. */
function same(a: ObjectRef, b: ObjectRef): boolean {
  const namespace = (ref: ObjectRef) => (ref.namespace === '' ? 'default' : ref.namespace);
  return a.group === b.group && a.kind === b.kind && a.name === b.name && namespace(a) === namespace(b);
}

/** Range of the deepest node on the way to `path`, its key included; `undefined` for the document as a whole. */
function rangeAt(document: Document.Parsed, path: readonly (string | number)[]): Span | undefined {
  let here: unknown = document.contents;
  let span: Span | undefined;
  for (const step of path) {
    const next = isMap(here) ? inMap(here, step) : isSeq(here) ? inList(here, step) : undefined;
    if (next === undefined) return span;
    span = next.span;
    here = next.value;
  }
  return span;
}

/** Offsets in the text, from and to (exclusive). */
type Span = readonly [number, number];

interface Step {
  readonly value: unknown;
  readonly span: Span;
}

function inMap(map: YAMLMap, step: string | number): Step | undefined {
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === step);
  if (pair === undefined || !isScalar(pair.key)) return undefined;
  const [start, end] = [pair.key.range?.[0], endOf(pair.value) ?? pair.key.range?.[1]];
  return start === undefined || end === undefined ? undefined : { value: pair.value, span: [start, end] };
}

function inList(list: YAMLSeq, step: string | number): Step | undefined {
  const value = typeof step === 'number' ? list.items[step] : undefined;
  const [start, end] = [isNode(value) ? value.range?.[0] : undefined, endOf(value)];
  return start === undefined || end === undefined ? undefined : { value, span: [start, end] };
}

function endOf(value: unknown): number | undefined {
  return isNode(value) ? value.range?.[1] : undefined;
}

/** The lines of a span; line ends and blank lines after it do not count. */
function linesBetween(text: string, counter: LineCounter, [start, end]: Span): LineRange {
  const first = counter.linePos(start).line;
  const used = text.slice(start, end).trimEnd().length;
  return { first, last: Math.max(first, counter.linePos(start + Math.max(0, used - 1)).line) };
}
