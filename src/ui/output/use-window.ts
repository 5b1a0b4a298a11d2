import { type RefObject, useEffect, useState } from 'react';

/** Lines to draw, counted from 0, `last` excluded. */
export interface Window {
  readonly first: number;
  readonly last: number;
}

/** Lines drawn beyond each edge of what is seen. */
const MARGIN = 40;
/** Lines drawn before anything is measured: more than a first screen shows. */
const FIRST = 120;
/** The window moves in steps, so that most scrolling draws nothing. */
const STEP = 20;

/** The part of a long list of lines that is worth drawing. */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, lineHeight: number): Window {
  const [seen, setSeen] = useState<Window>({ first: 0, last: FIRST });
  useEffect(() => {
    const { current } = scroller;
    if (current === null) return;
    const measure = () => {
      const first = steps(current.scrollTop / lineHeight - MARGIN);
      const last = Math.max(FIRST, steps((current.scrollTop + current.clientHeight) / lineHeight + MARGIN) + STEP);
      setSeen((before) => (before.first === first && before.last === last ? before : { first, last }));
    };
    measure();
    current.addEventListener('scroll', measure, { passive: true });
    return () => current.removeEventListener('scroll', measure);
  }, [scroller, lineHeight]);
  return { first: Math.min(seen.first, Math.max(0, count - 1)), last: Math.min(seen.last, count) };
}

function steps(line: number): number {
  return Math.max(0, Math.floor(line / STEP) * STEP);
}
