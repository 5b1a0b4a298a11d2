import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { refOf } from '../../../manifest/object.ts';
import type { TextReading } from '../../../manifest/read-text.ts';
import type { EditorActions } from '../monaco/editor.ts';
import type { Manifests } from '../yaml-preview.tsx';
import { lineIndex, type Position } from './line-index.ts';
import type { Marker } from './marker.ts';
import { textOf } from './view-text.ts';

interface Props {
  readonly text: string;
  readonly reading: TextReading | null;
  readonly markers: readonly Marker[];
  readonly manifests: Manifests;
  /** Puts caret and focus at a place. */
  readonly goTo: RefObject<(at: Position) => void>;
}

interface ManifestActions {
  /** The same object as long as `manifests` is. */
  readonly actions: EditorActions;
  /** What is to be said of the last thing that was done; `''` for nothing. */
  readonly told: string;
}

/** Milliseconds without typing after which the next edit is another step of undo. */
const PAUSE = 1500;

/** What typing, keys and commands in the manifests do, wherever they come from. */
export function useManifestActions(props: Props): ManifestActions {
  const { manifests, goTo } = props;
  const [told, setTold] = useState('');
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const actions = useMemo<EditorActions>(
    () => ({
      onType: (view) => {
        const { text } = latest.current;
        const typed = textOf(text, view);
        setTold('');
        if (typed === text) return;
        // Steps of undo are lines, or what is typed without a rest.
        if (typed.length > text.length && lineCount(typed) !== lineCount(text)) manifests.onLeave();
        manifests.onType(typed, text);
        clearTimeout(pause.current);
        pause.current = setTimeout(manifests.onLeave, PAUSE);
      },
      onHistory: manifests.onHistory,
      onLeave: manifests.onLeave,
      onGoToField: (at) => {
        if (!goToField(latest.current, at)) setTold('No field of the form stands behind this line.');
      },
      onProblem: (from, step) => {
        const next = nextProblem(latest.current.markers, from, step);
        if (next === null) return setTold('There are no problems in the text.');
        goTo.current(next.from);
        setTold(`Line ${next.from.line}: ${next.message}`);
      },
      onTabMode: (indents) =>
        setTold(indents ? 'Tab indents now. Ctrl+M lets it move on again.' : 'Tab moves on again.'),
      helpSetting: manifests.helpSetting,
      onFix: manifests.onFix,
    }),
    [manifests, goTo],
  );
  return { actions, told };
}

function lineCount(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function goToField({ text, reading, manifests }: Props, at: Position): boolean {
  const offset = lineIndex(text).offsetAt(at);
  for (const document of reading?.documents ?? []) {
    const path = document.pathAt(offset);
    if (path === null) continue;
    const found = document.objects.find((one) => one.at.every((step, index) => step === path[index]));
    return found !== undefined && manifests.onGoToField(refOf(found.object), path.slice(found.at.length));
  }
  return false;
}

/** The nearest problem behind a place, or before it; around the end it goes on at the other. */
function nextProblem(markers: readonly Marker[], { line, column }: Position, step: 1 | -1): Marker | null {
  const isBehind = ({ from }: Marker) => from.line > line || (from.line === line && from.column > column);
  const isBefore = ({ from }: Marker) => from.line < line || (from.line === line && from.column < column);
  const next = step === 1 ? (markers.find(isBehind) ?? markers[0]) : (markers.findLast(isBefore) ?? markers.at(-1));
  return next ?? null;
}
