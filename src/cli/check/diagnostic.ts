import type { Finding, Severity } from '../../gateway-api/finding.ts';
import { type Json, pickString } from '../../manifest/json.ts';
import { type ObjectRef, refOf } from '../../manifest/object.ts';
import type { Span, Stray, TextReading } from '../../manifest/read-text.ts';

/** A file of manifests. */
export interface ManifestFile {
  /** As it was named on the command line. */
  readonly path: string;
  readonly text: string;
  readonly reading: TextReading;
}

/** A place in a file; lines and columns are counted from 1, in UTF-16 code units. The end is excluded. */
export interface Region {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Something that was found, with its place; `null` where it stands in no file. */
export interface Diagnostic {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly reason: string;
  /** Addresses of the sources. */
  readonly sources: readonly string[];
  readonly region: Region | null;
}

/** What keeps a file from being read. */
export const SYNTAX_ID = 'YAML-01';

export function syntaxDiagnostics(files: readonly ManifestFile[]): readonly Diagnostic[] {
  return files.flatMap((file) =>
    file.reading.problems.map(
      ({ span, message }): Diagnostic => ({
        id: SYNTAX_ID,
        severity: 'error',
        message,
        reason: 'A document that cannot be read is not checked, and kubectl refuses the whole file.',
        sources: [],
        region: regionOf(file, span),
      }),
    ),
  );
}

/** What is no object, where kubectl looks for one. */
export const STRAY_ID = 'YAML-02';

export function strayDiagnostics(files: readonly ManifestFile[]): readonly Diagnostic[] {
  return files.flatMap((file) =>
    file.reading.documents.flatMap((document) =>
      document.strays
        .filter(({ value }) => !isKustomization(value))
        .map((stray) => strayDiagnostic(stray, regionOf(file, document.nearestSpan(stray.at)))),
    ),
  );
}

/** It stands among the manifests, and is meant for `kubectl apply --kustomize`. */
function isKustomization(value: Json): boolean {
  return (pickString(value, 'apiVersion') ?? '').startsWith('kustomize.config.k8s.io/');
}

function strayDiagnostic({ value, at, flaw }: Stray, region: Region): Diagnostic {
  const what = at.length === 0 ? 'This document' : 'This entry of the List';
  const named = pickString(value, 'metadata', 'generateName');
  const common = { id: STRAY_ID, sources: [], region, message: `${what} is no object that can be applied: ${flaw}.` };
  // kubectl create sends it, and the API server makes up a name.
  return named === undefined
    ? { ...common, severity: 'error', reason: 'It is not checked, and kubectl refuses it.' }
    : {
        ...common,
        severity: 'warning',
        reason: 'It is not checked: kubectl create takes it, kubectl apply refuses it.',
      };
}

export function findingDiagnostics(
  files: readonly ManifestFile[],
  findings: readonly Finding[],
): readonly Diagnostic[] {
  return findings.map(({ id, severity, message, reason, at, evidence }) => ({
    id,
    severity,
    message,
    reason,
    sources: evidence.map(({ url }) => url),
    region: at.object === undefined ? null : regionOfObject(files, at.object, at.path ?? []),
  }));
}

/** Of an object that stands there twice, the later one: it is what counts when all are applied. */
function regionOfObject(
  files: readonly ManifestFile[],
  object: ObjectRef,
  path: readonly (string | number)[],
): Region | null {
  for (const file of [...files].reverse()) {
    for (const document of [...file.reading.documents].reverse()) {
      const placed = document.objects.findLast((one) => same(refOf(one.object), object));
      if (placed !== undefined) return regionOf(file, document.nearestSpan([...placed.at, ...path]));
    }
  }
  return null;
}

/** A namespace that is left out may be `default` in a reference. */
function same(a: ObjectRef, b: ObjectRef): boolean {
  const namespace = (ref: ObjectRef) => (ref.namespace === '' ? 'default' : ref.namespace);
  return a.group === b.group && a.kind === b.kind && a.name === b.name && namespace(a) === namespace(b);
}

function regionOf({ path, text }: ManifestFile, [from, to]: Span): Region {
  const used = text.slice(from, to).trimEnd().length;
  const [start, end] = [placeOf(text, from), placeOf(text, from + used)];
  return { file: path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
