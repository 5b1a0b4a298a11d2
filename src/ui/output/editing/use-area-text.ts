import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { changeBetween } from './view-text.ts';

/** Milliseconds without a change after which a heavy text is put into its text area. */
const REST = 200;

interface AreaText {
  /** Puts the text in at once: somebody turns to it. */
  readonly put: () => void;
  /** The next text comes of undo or redo: the caret goes where it changes. */
  readonly followNext: () => void;
}

/**
 * Keeps a text area's text what the page says. The element itself holds what is typed, so that no keystroke waits for the
 * page; a change from elsewhere replaces the stretch that differs, and caret and selection stay with the text around them.
 */
export function useAreaText(area: RefObject<HTMLTextAreaElement | null>, text: string, heavy: boolean): AreaText {
  const latest = useRef(text);
  const following = useRef(false);
  const put = useCallback(() => {
    const { current } = area;
    const change = current === null ? null : changeBetween(current.value, latest.current);
    if (current === null || change === null) return;
    const follow = following.current;
    following.current = false;
    current.setRangeText(change.insert, change.start, change.end, follow ? 'end' : 'preserve');
  }, [area]);
  useLayoutEffect(() => {
    latest.current = text;
    if (!heavy || area.current === document.activeElement) put();
  }, [text, heavy, put, area]);
  // Laying out a heavy text at each keystroke of the form would be felt.
  useEffect(() => {
    if (!heavy || area.current?.value === text) return;
    const timer = setTimeout(put, REST);
    return () => clearTimeout(timer);
  }, [text, heavy, put, area]);
  const followNext = useCallback(() => {
    following.current = true;
    // By then the page has answered, if there was anything to answer.
    setTimeout(() => {
      following.current = false;
    }, 0);
  }, []);
  return { put, followNext };
}
