import * as monaco from 'monaco-editor/editor';
import type { Severity } from '../../../gateway-api/finding.ts';
import type { Marker } from '../editing/marker.ts';

const OWNER = 'checks';

const SEVERITIES: { readonly [severity in Severity]: monaco.MarkerSeverity } = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
};

export function showMarkers(model: monaco.editor.ITextModel, markers: readonly Marker[]): void {
  SHOWN.set(model, markers);
  monaco.editor.setModelMarkers(
    model,
    OWNER,
    markers.map(({ severity, id, message, from, to }) => ({
      severity: SEVERITIES[severity],
      message,
      ...(id === null ? {} : { code: id }),
      startLineNumber: from.line,
      startColumn: from.column,
      endLineNumber: to.line,
      endColumn: to.column,
    })),
  );
}

const SHOWN = new WeakMap<monaco.editor.ITextModel, readonly Marker[]>();

/** What is said of places that a range touches. */
export function markersAt(model: monaco.editor.ITextModel, range: monaco.IRange): readonly Marker[] {
  return (SHOWN.get(model) ?? []).filter(({ from, to }) =>
    monaco.Range.areIntersectingOrTouching(range, {
      startLineNumber: from.line,
      startColumn: from.column,
      endLineNumber: to.line,
      endColumn: to.column,
    }),
  );
}
