import {
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { ObjectRef } from '../../manifest/object.ts';
import type { TextReading } from '../../manifest/read-text.ts';
import type { Copy } from './copy-button.tsx';
import type { HelpSetting } from './editing/kind-help.ts';
import { lineIndex, type Position } from './editing/line-index.ts';
import { markersOf } from './editing/marker.ts';
import { useManifestActions } from './editing/use-manifest-actions.ts';
import { viewOf } from './editing/view-text.ts';
import { type Entry, entryOf, outlineOf } from './outline.ts';
import { useEditor } from './use-editor.ts';
import { type Marked, useMarked } from './use-marked.ts';
import { YamlBar } from './yaml-bar.tsx';
import { YamlFoot } from './yaml-foot.tsx';
import { YamlOutline } from './yaml-outline.tsx';
import { PreviewRoot } from './yaml-preview-styles.ts';
import { YamlText, type YamlTextHandle } from './yaml-text.tsx';

/** What becomes of what somebody does with the manifests. The same object for as long as the page is open. */
export interface Manifests {
  /** `from` is the text that the edit was made in. */
  readonly onType: (text: string, from: string) => void;
  readonly onHistory: (what: 'undo' | 'redo') => void;
  /** What is typed from here on is another step of undo. */
  readonly onLeave: () => void;
  /** Somebody turns to the manifests: what reads them is wanted. */
  readonly onIntent: () => void;
  /** Leads to the field behind a place of an object; `false` where the form has none. */
  readonly onGoToField: (object: ObjectRef, path: readonly (string | number)[]) => boolean;
  readonly onShowField: (finding: Finding) => void;
  readonly onFix: (fix: Fix) => void;
  /** Shows what a reset of one document would change, or of all of them (`null`). */
  readonly onReset: (document: number | null) => void;
  /** Shows what differs from the manifests that the product would write. */
  readonly onCompare: () => void;
  readonly onStartFrom: () => void;
  readonly helpSetting: () => HelpSetting | null;
}

export interface YamlPreviewProps {
  readonly written: readonly Written[];
  /** All manifests, as they stand. */
  readonly text: string;
  /** Reads a text with its places; `null` until what does it has been fetched. */
  readonly readText: ((text: string) => TextReading) | null;
  /** Somebody has changed the manifests by hand. */
  readonly byHand: boolean;
  readonly findings: readonly Finding[];
  readonly manifests: Manifests;
  /** Files of these stand beside the manifests. */
  readonly steps: readonly Step[];
  /** The chosen entry of the outline: a slot or a file's path; `null` for all manifests. */
  readonly active: string | null;
  readonly onActive: (id: string | null) => void;
  /** An object, and a place in it, to lead to; a new one each time somebody asks. */
  readonly shown: ShownPlace | null;
  readonly onCopy: Copy;
  /** Stands beside the copy buttons, such as the download menu. */
  readonly tools?: ReactNode;
}

export interface ShownPlace {
  readonly object: ObjectRef;
  readonly path: readonly (string | number)[];
  /** The caret goes there as well. */
  readonly focus?: boolean;
}

/** The manifests, which can be edited, and the files beside them: an outline and the text of what is chosen in it. */
export const YamlPreview = memo(function YamlPreview(props: YamlPreviewProps) {
  const { written, text, byHand, manifests, active, onActive, shown, onCopy, tools } = props;
  const { entries, reading, markers } = useRead(props);
  const entry = entries.find(({ id }) => id === active);
  const inManifests = entry === undefined || entry.kind === 'document';
  const seen = useMemo(() => viewOf(inManifests ? text : entry.text), [inManifests, text, entry]);
  const target = shown === null ? undefined : entryOf(entries, written, shown.object);
  useShownEntry(shown, target, onActive);
  const marked = useMarked(
    text,
    entry?.kind === 'document' ? entry : null,
    inManifests && target === active ? shown : null,
  );
  const view = useRef<YamlTextHandle>(null);
  const goTo = useRef<(at: Position) => void>(() => undefined);
  const { actions, told } = useManifestActions({ text, reading, markers, manifests, goTo });
  const editor = useEditor({
    view,
    text: seen,
    marked,
    markers: inManifests ? markers : NONE,
    label: labelOf(entry),
    actions: inManifests ? actions : null,
  });
  useEffect(() => {
    goTo.current = editor.goTo;
  }, [editor.goTo]);
  useCaretAt(shown, marked, seen, goTo);
  const onIntent = useCallback(() => {
    if (inManifests) manifests.onIntent();
    editor.onIntent();
  }, [inManifests, manifests, editor.onIntent]);
  const open = editor.stage === 'open';
  const help = useId();
  return (
    <PreviewRoot data-testid="yaml-preview">
      <YamlBar
        entry={entry}
        text={text}
        byHand={byHand}
        manifests={manifests}
        onCopy={onCopy}
        onDenied={editor.selectAll}
        tools={tools}
        missing={target === null ? shown : null}
      />
      <div className="panes">
        <YamlOutline entries={entries} active={entry?.id ?? null} onActive={onActive} />
        <div className="text">
          <YamlText
            ref={view}
            text={seen}
            label={labelOf(entry)}
            marked={marked}
            markers={inManifests ? markers : NONE}
            actions={inManifests ? actions : null}
            onIntent={onIntent}
            covered={open}
            describedBy={help}
          />
          <div className="editor" ref={editor.place} inert={!open} data-open={open} />
        </div>
      </div>
      <YamlFoot
        id={help}
        stage={editor.stage}
        told={told}
        editable={inManifests}
        markers={inManifests ? markers : NONE}
        manifests={manifests}
        goTo={editor.goTo}
        onGoToField={() => actions.onGoToField(editor.caret())}
      />
    </PreviewRoot>
  );
});

const NONE: readonly never[] = [];

/** What is known of the text, a moment after it was typed: the keystroke itself never waits for it. */
function useRead({ text, readText, byHand, written, steps, findings }: YamlPreviewProps) {
  const settled = useDeferredValue(text);
  const reading = useMemo(() => readText?.(settled) ?? null, [readText, settled]);
  const entries = useMemo(
    () => outlineOf(byHand && reading === null ? [] : written, settled, steps, reading),
    [written, settled, steps, reading, byHand],
  );
  const markers = useMemo(
    () => (reading === null ? NONE : markersOf(settled, reading, findings, lineIndex(settled))),
    [settled, reading, findings],
  );
  return { entries, reading, markers };
}

/** Chooses the entry of a place that is to be shown, once for each time it is asked for. */
function useShownEntry(
  shown: ShownPlace | null,
  target: string | null | undefined,
  onActive: (id: string) => void,
): void {
  const last = useRef<ShownPlace | null>(null);
  useEffect(() => {
    if (shown === last.current) return;
    last.current = shown;
    if (target !== null && target !== undefined) onActive(target);
  }, [shown, target, onActive]);
}

/** Puts the caret at a place that was asked for, once its lines are known. */
function useCaretAt(
  shown: ShownPlace | null,
  marked: Marked | null,
  text: string,
  goTo: RefObject<(at: Position) => void>,
): void {
  const last = useRef<ShownPlace | null>(null);
  useEffect(() => {
    if (shown?.focus !== true || marked === null || shown === last.current) return;
    if (shown.path.length > 0 && marked.of !== shown) return;
    last.current = shown;
    const line = marked.lines.first;
    goTo.current({ line, column: (text.split('\n')[line - 1]?.search(/\S|$/) ?? 0) + 1 });
  }, [shown, marked, text, goTo]);
}

function labelOf(entry: Entry | undefined): string {
  if (entry === undefined || entry.kind === 'document') return 'Manifests as YAML';
  return `${entry.title} ${entry.name}, read-only`;
}
