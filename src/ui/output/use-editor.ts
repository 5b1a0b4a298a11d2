import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Position } from './editing/line-index.ts';
import type { Marker } from './editing/marker.ts';
import { caretOf } from './editing/use-area-input.ts';
import type { EditorActions, TakenOver, YamlEditor } from './monaco/editor.ts';
import type { Marked } from './use-marked.ts';
import type { YamlTextHandle } from './yaml-text.tsx';

interface EditorProps {
  readonly view: RefObject<YamlTextHandle | null>;
  readonly text: string;
  readonly marked: Marked | null;
  readonly markers: readonly Marker[];
  readonly label: string;
  /** `null`: the text is for reading only. */
  readonly actions: EditorActions | null;
}

export interface EditorView {
  /** Where the editor goes. */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly stage: EditorStage;
  /** The user turns to the text: from now on the editor is on its way. */
  readonly onIntent: () => void;
  /** Selects the whole text, so that it can be copied by hand. */
  readonly selectAll: () => void;
  /** Where the caret stands. */
  readonly caret: () => Position;
  /** Puts caret and focus there. */
  readonly goTo: (at: Position) => void;
  readonly run: (command: EditorCommand) => void;
}

/** What the editor shows: the plain text, that with the editor on its way, the editor, or the plain text for good. */
export type EditorStage = 'text' | 'loading' | 'open' | 'failed';

export type EditorCommand = 'find' | 'format';

/** A small screen or a finger is better served by plain text. */
const ROOMY = '(min-width: 900px) and (pointer: fine)';

/** Lets Monaco take over from the text area once somebody turns to the text, where there is room for it. */
export function useEditor(props: EditorProps): EditorView {
  const { view, text, marked, markers, label, actions } = props;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<YamlEditor | null>(null);
  const [stage, setStage] = useState<EditorStage>('text');
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew when one of these changes, and told all of them.
  useLayoutEffect(() => editor.current?.show(latest.current), [text, label, actions, markers]);
  const revealed = useRef<unknown>(undefined);
  useEffect(() => {
    editor.current?.mark(marked?.lines ?? null, revealed.current !== marked?.of);
    revealed.current = marked?.of;
  }, [marked]);
  useEffect(() => () => void editor.current?.dispose(), []);
  const onIntent = useTakeOver({ view, place, editor, latest, setStage });
  const selectAll = useCallback(() => {
    if (editor.current !== null) return editor.current.selectAll();
    view.current?.area?.focus();
    view.current?.area?.select();
  }, [view]);
  const caret = useCallback(() => {
    const area = view.current?.area ?? null;
    return editor.current?.caret() ?? (area === null ? { line: 1, column: 1 } : caretOf(area));
  }, [view]);
  const goTo = useCallback(
    (at: Position) => (editor.current === null ? view.current?.goTo(at) : editor.current.goTo(at)),
    [view],
  );
  const run = useCallback((command: EditorCommand) => editor.current?.run(command), []);
  return { place, stage, onIntent, selectAll, caret, goTo, run };
}

interface TakeOver {
  readonly view: RefObject<YamlTextHandle | null>;
  readonly place: RefObject<HTMLDivElement | null>;
  readonly editor: RefObject<YamlEditor | null>;
  readonly latest: RefObject<EditorProps>;
  readonly setStage: (stage: EditorStage) => void;
}

function useTakeOver({ view, place, editor, latest, setStage }: TakeOver): () => void {
  const wanted = useRef(false);
  return useCallback(() => {
    if (wanted.current || !matchMedia(ROOMY).matches) return;
    wanted.current = true;
    setStage('loading');
    const takeOver = async () => {
      const [{ openEditor }] = await Promise.all([import('./monaco/editor.ts'), released()]);
      // The signs in the margin are letters of a font: without it they would jump when it arrives.
      await document.fonts?.load('16px codicon').catch(() => []);
      await composed(view.current?.area ?? null);
      if (place.current === null || view.current === null) return;
      const hasFocus = document.activeElement === view.current.area;
      editor.current = openEditor(place.current, { ...latest.current, ...takenOver(view.current) });
      editor.current.mark(latest.current.marked?.lines ?? null, false);
      // At once: a keystroke between the two would go into the text area, and the caret would stay behind.
      flushSync(() => setStage('open'));
      // An element out of sight takes no focus, so it follows once the editor is seen.
      if (hasFocus) editor.current.focus();
    };
    takeOver().catch(() => setStage('failed'));
  }, [view, place, editor, latest, setStage]);
}

function takenOver({ scroller, area }: YamlTextHandle): TakenOver {
  return {
    scrollTop: scroller?.scrollTop ?? 0,
    scrollLeft: scroller?.scrollLeft ?? 0,
    selection: [area?.selectionStart ?? 0, area?.selectionEnd ?? 0],
  };
}

/** Waits while the pointer is down: a selection that is being dragged must not lose its text. */
function released(): Promise<void> {
  return new Promise((resolve) => {
    let pressed = false;
    const down = () => {
      pressed = true;
    };
    const up = () => {
      removeEventListener('pointerdown', down);
      resolve();
    };
    addEventListener('pointerdown', down);
    addEventListener('pointerup', up, { once: true });
    addEventListener('pointercancel', up, { once: true });
    // Focus by keyboard comes without a pointer.
    setTimeout(() => {
      if (!pressed) up();
    }, 0);
  });
}

/** Waits while a character is being composed: an input method holds on to its element. */
function composed(area: HTMLTextAreaElement | null): Promise<void> {
  if (area?.dataset.composing !== 'true') return Promise.resolve();
  return new Promise((resolve) => area.addEventListener('compositionend', () => resolve(), { once: true }));
}
