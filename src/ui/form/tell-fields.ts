import { useEffect } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import { useFocusFinding } from '../shell/use-focus-finding.ts';
import { useReview } from '../shell/use-review.ts';
import { createFieldNotes } from './field-notes.ts';

/** The one set of notes of the page. */
export const notes = createFieldNotes(keepInPlace);

/** Brings what the checks have found to the fields. Draws nothing itself, so that no keystroke draws the form again. */
export function TellFields() {
  const review = useReview();
  const findings = review?.findings;
  useEffect(() => {
    notes.hear(findings ?? [], typedIn());
  }, [findings]);
  useEffect(() => () => notes.hear([], null), []);
  useEffect(whenLeft, []);
  useFocusFinding();
  return null;
}

const TEXT = 'form :is(input, textarea)[name]:not([type=radio], [type=checkbox], [type=file])';

/** The field that somebody has the cursor in. */
function typedIn(): FieldPath | null {
  const { activeElement } = document;
  return activeElement?.matches(TEXT) === true ? activeElement.getAttribute('name') : null;
}

/**
 * When a text is left, the other fields may say what has changed for them. Not before a pointer is up: what it was going
 * to press would move away from under it.
 */
function whenLeft(): () => void {
  let pressed = false;
  let left = false;
  const tell = () => {
    left = false;
    setTimeout(notes.tell);
  };
  const onPress = () => {
    pressed = true;
  };
  const onRelease = () => {
    pressed = false;
    if (left) tell();
  };
  const onLeave = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || !target.matches(TEXT)) return;
    left = true;
    if (!pressed) tell();
  };
  const stop = new AbortController();
  const { signal } = stop;
  addEventListener('pointerdown', onPress, { capture: true, signal });
  addEventListener('pointerup', onRelease, { capture: true, signal });
  addEventListener('pointercancel', onRelease, { capture: true, signal });
  addEventListener('focusout', onLeave, { signal });
  return () => stop.abort();
}

/** What somebody is at stays where it is on the screen, whatever appears above it. Asking where that is costs a layout. */
function keepInPlace(draw: () => void): void {
  const active = document.activeElement?.closest('form') === null ? null : document.activeElement;
  const before = active?.getBoundingClientRect().top;
  draw();
  // React draws at the end of this task, before the next frame.
  queueMicrotask(() => {
    if (active?.isConnected !== true || before === undefined) return;
    const moved = active.getBoundingClientRect().top - before;
    if (moved !== 0) scrollerOf(active).scrollBy({ top: moved, behavior: 'instant' });
  });
}

/** The pane on a wide screen, the page on a narrow one. */
function scrollerOf(element: Element): Element {
  const pane = element.closest('.pane');
  const own = pane !== null && getComputedStyle(pane).overflowY === 'auto';
  return own ? pane : document.documentElement;
}
