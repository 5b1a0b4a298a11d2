import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LineRange } from '../../manifest/locate.ts';
import type { TakenOver, YamlEditor } from './monaco/editor.ts';
import type { YamlTextHandle } from './yaml-text.tsx';

interface EditorProps {
  readonly view: RefObject<YamlTextHandle | null>;
  readonly text: string;
  readonly marked: LineRange | null;
  readonly label: string;
}

export interface EditorView {
  /** Where the editor goes. */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly open: boolean;
  /** What to tell about it; `''` for nothing. */
  readonly says: string;
  /** The user turns to the text: from now on the editor is on its way. */
  readonly onIntent: () => void;
  /** Selects the whole text, so that it can be copied by hand. */
  readonly selectAll: () => void;
}

type Stage = 'text' | 'loading' | 'open' | 'failed';

const SAYS: { readonly [stage in Stage]: string } = {
  text: '',
  loading: 'The editor is being loaded; the text can be used meanwhile.',
  open: 'Read-only. Ctrl+F or ⌘F finds; Tab moves on.',
  failed: 'The editor could not be loaded, so this plain text stays; nothing is lost.',
};

/** A small screen or a finger is better served by plain text. */
const ROOMY = '(min-width: 900px) and (pointer: fine)';

/** Lets Monaco take over from the text area once somebody turns to the text, where there is room for it. */
export function useEditor({ view, text, marked, label }: EditorProps): EditorView {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<YamlEditor | null>(null);
  const [stage, setStage] = useState<Stage>('text');
  const latest = useRef({ text, marked, label });
  useEffect(() => {
    latest.current = { text, marked, label };
    editor.current?.setText(text, label);
  }, [text, marked, label]);
  useEffect(() => editor.current?.mark(marked, true), [marked]);
  useEffect(
    () => () => {
      editor.current?.dispose();
      editor.current = null;
    },
    [],
  );
  // An element out of sight takes no focus, so it follows once the editor is seen.
  const focused = useRef(false);
  useLayoutEffect(() => {
    if (stage === 'open' && focused.current) editor.current?.focus();
  }, [stage]);
  const wanted = useRef(false);
  const onIntent = useCallback(() => {
    if (wanted.current || !matchMedia(ROOMY).matches) return;
    wanted.current = true;
    setStage('loading');
    const takeOver = async () => {
      const [{ openEditor }] = await Promise.all([import('./monaco/editor.ts'), released()]);
      if (place.current === null || view.current === null) return;
      const { text: now, label: called, marked: lines } = latest.current;
      editor.current = openEditor(place.current, takenOver(view.current, now, called));
      editor.current.mark(lines, false);
      focused.current = document.activeElement === view.current.area;
      setStage('open');
    };
    takeOver().catch(() => setStage('failed'));
  }, [view]);
  const selectAll = useCallback(() => {
    if (editor.current !== null) return editor.current.selectAll();
    view.current?.area?.focus();
    view.current?.area?.select();
  }, [view]);
  return { place, open: stage === 'open', says: SAYS[stage], onIntent, selectAll };
}

function takenOver({ scroller, area }: YamlTextHandle, text: string, label: string): TakenOver {
  return {
    text,
    label,
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
