import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { ObjectRef } from '../../manifest/object.ts';
import { type Copy, CopyButton } from './copy-button.tsx';
import { type Entry, entryOf, outlineOf } from './outline.ts';
import { useEditor } from './use-editor.ts';
import { useMarked } from './use-marked.ts';
import { YamlOutline } from './yaml-outline.tsx';
import { PreviewRoot } from './yaml-preview-styles.ts';
import { YamlText, type YamlTextHandle } from './yaml-text.tsx';

export interface YamlPreviewProps {
  readonly written: readonly Written[];
  /** All manifests to apply. */
  readonly text: string;
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
}

/** The files to take away: an outline and the text of what is chosen in it. */
export const YamlPreview = memo(function YamlPreview(props: YamlPreviewProps) {
  const { written, text, steps, active, onActive, shown, onCopy, tools } = props;
  const entries = useMemo(() => outlineOf(written, text, steps), [written, text, steps]);
  const entry = entries.find(({ id }) => id === active);
  const inManifests = entry === undefined || entry.kind === 'document';
  const seen = inManifests ? text : entry.text;
  const target = shown === null ? undefined : entryOf(written, shown.object);
  useShownEntry(shown, target, onActive);
  const marked = useMarked(
    text,
    entry?.kind === 'document' ? entry.lines : null,
    inManifests && target === active ? shown : null,
  );
  const view = useRef<YamlTextHandle>(null);
  const editor = useEditor({ view, text: seen, marked, label: labelOf(entry) });
  return (
    <PreviewRoot data-testid="yaml-preview">
      <div className="bar">
        <span className="what">{entry === undefined ? 'All manifests' : `${entry.title} ${entry.name}`}</span>
        {entry !== undefined && (
          <CopyButton
            text={entry.text}
            onCopy={onCopy}
            label={`Copy ${entry.title} ${entry.name}`}
            onDenied={editor.selectAll}
          />
        )}
        {text !== '' && (
          <CopyButton text={text} onCopy={onCopy} label="Copy all manifests" onDenied={editor.selectAll}>
            Copy all
          </CopyButton>
        )}
        {tools}
      </div>
      <About entry={entry} missing={target === null ? shown : null} onCopy={onCopy} />
      <div className="panes">
        <YamlOutline entries={entries} active={entry?.id ?? null} onActive={onActive} />
        <div className="text">
          <YamlText
            ref={view}
            text={seen}
            label={labelOf(entry)}
            marked={marked}
            onIntent={editor.onIntent}
            covered={editor.open}
          />
          <div className="editor" ref={editor.place} inert={!editor.open} data-open={editor.open} />
        </div>
      </div>
      <p role="status" className="status">
        {editor.says}
      </p>
    </PreviewRoot>
  );
});

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

function labelOf(entry: Entry | undefined): string {
  if (entry === undefined || entry.kind === 'document') return 'Manifests as YAML, read-only';
  return `${entry.title} ${entry.name}, read-only`;
}

interface AboutProps {
  readonly entry: Entry | undefined;
  /** What was to be shown and stands in no file. */
  readonly missing: ShownPlace | null;
  readonly onCopy: Copy;
}

/** What is to be known about the chosen entry before it is used. */
function About({ entry, missing, onCopy }: AboutProps) {
  if (missing !== null) {
    const { kind, name } = missing.object;
    return (
      <p className="about">
        {kind} {name} stays as it is, so it stands in none of these files.
      </p>
    );
  }
  if (entry === undefined || entry.kind === 'document') return null;
  if (entry.kind === 'file') return <p className="about">{entry.why}</p>;
  return (
    <div className="about">
      <p>{entry.why} You have this object: only what differs is changed.</p>
      <div className="command">
        <code>{entry.command}</code>
        <CopyButton text={entry.command} onCopy={onCopy} label="Copy the kubectl patch command" />
      </div>
    </div>
  );
}
