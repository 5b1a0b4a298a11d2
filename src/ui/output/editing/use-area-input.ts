import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { takeEarlyText } from '../../early-text.ts';
import { actionOf, historyOf, indentAfter, indented } from './area-keys.ts';
import type { Position } from './line-index.ts';
import type { TextActions } from './text-actions.ts';

interface AreaInput {
  readonly readOnly: boolean;
  readonly onInput: () => void;
  readonly onBlur: () => void;
}

/** Makes a text area an editor of the manifests; without `actions` it stays for reading. */
export function useAreaInput(
  area: RefObject<HTMLTextAreaElement | null>,
  actions: TextActions | null,
  followNext: () => void,
): AreaInput {
  const arrived = useRef(false);
  // Before any keystroke: one that comes first would be typed where React has put the caret.
  useLayoutEffect(() => {
    if (arrived.current || area.current === null || actions === null) return;
    arrived.current = true;
    doAgain(area.current, actions);
  }, [area, actions]);
  useEffect(() => {
    const { current } = area;
    if (current === null || actions === null) return;
    return listen(current, actions, followNext);
  }, [area, actions, followNext]);
  const type = () => {
    if (area.current !== null) actions?.onType(area.current.value);
  };
  return { readOnly: actions === null, onInput: type, onBlur: () => actions?.onLeave() };
}

/** What somebody did in the painted text area, before anybody listened. */
function doAgain(area: HTMLTextAreaElement, actions: TextActions): void {
  const early = takeEarlyText(area);
  if (early === null) return;
  const typed = early.text !== area.value;
  if (typed) area.value = early.text;
  area.setSelectionRange(...early.selection);
  if (typed) actions.onType(early.text);
}

/** React's own events for these are not the browser's. */
function listen(area: HTMLTextAreaElement, actions: TextActions, followNext: () => void): () => void {
  const travel = (what: 'undo' | 'redo') => {
    followNext();
    actions.onHistory(what);
  };
  const onBeforeInput = (event: InputEvent) => {
    const what = historyOf(event);
    if (what !== null) {
      event.preventDefault();
      travel(what);
    } else if (event.inputType === 'insertLineBreak' && !event.isComposing) {
      event.preventDefault();
      const { value, selectionStart, selectionEnd } = area;
      replace(area, selectionStart, selectionEnd, `\n${indentAfter(value, selectionStart)}`, actions);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = event.isComposing ? null : actionOf(event);
    if (action === null) return;
    event.preventDefault();
    if (action === 'undo' || action === 'redo') travel(action);
    else if (action === 'indent' || action === 'outdent') indent(area, action === 'outdent', actions);
    else if (action === 'go-to-field') actions.onGoToField(caretOf(area));
    else actions.onProblem(caretOf(area), action === 'next-problem' ? 1 : -1);
  };
  // Told to whoever would take the place of the text area meanwhile.
  const onComposition = ({ type }: CompositionEvent) => {
    area.dataset.composing = String(type === 'compositionstart');
  };
  area.addEventListener('compositionstart', onComposition);
  area.addEventListener('compositionend', onComposition);
  area.addEventListener('beforeinput', onBeforeInput);
  area.addEventListener('keydown', onKeyDown);
  return () => {
    area.removeEventListener('compositionstart', onComposition);
    area.removeEventListener('compositionend', onComposition);
    area.removeEventListener('beforeinput', onBeforeInput);
    area.removeEventListener('keydown', onKeyDown);
  };
}

/** As if it were typed: a replacement by script tells nobody. */
function replace(area: HTMLTextAreaElement, start: number, end: number, text: string, actions: TextActions): void {
  area.setRangeText(text, start, end, 'end');
  actions.onType(area.value);
}

function indent(area: HTMLTextAreaElement, out: boolean, actions: TextActions): void {
  const { value, selectionStart, selectionEnd } = area;
  const { start, end, insert } = indented(value, [selectionStart, selectionEnd], out);
  if (value.slice(start, end) === insert) return;
  area.setRangeText(insert, start, end, 'preserve');
  actions.onType(area.value);
}

export function caretOf({ value, selectionStart }: HTMLTextAreaElement): Position {
  const before = value.slice(0, selectionStart);
  return { line: before.split('\n').length, column: selectionStart - before.lastIndexOf('\n') };
}
