/** What typing means in the plain text area, beside what the browser does by itself. */

/** Undo and redo go through form and text alike, so the browser's own, which knows one element, stays out. */
export function historyOf(event: InputEvent): 'undo' | 'redo' | null {
  if (event.inputType === 'historyUndo') return 'undo';
  return event.inputType === 'historyRedo' ? 'redo' : null;
}

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What a key does, by the name of the action; `null` for what the text area does by itself. */
export function actionOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): AreaAction | null {
  const command = (ctrlKey || metaKey) && !altKey;
  if (command && key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  if (ctrlKey && !metaKey && !altKey && key.toLowerCase() === 'y') return 'redo';
  if (command && key === ']') return 'indent';
  if (command && key === '[') return 'outdent';
  if (altKey && !command && key === 'Enter') return 'go-to-field';
  if (key === 'F8' && !command && !altKey) return shiftKey ? 'previous-problem' : 'next-problem';
  return null;
}

export type AreaAction = 'undo' | 'redo' | 'indent' | 'outdent' | 'go-to-field' | 'next-problem' | 'previous-problem';

/** What a new line begins with: as the line before it, and deeper after a key that has nothing behind it. */
export function indentAfter(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const indent = /^ */.exec(line)?.[0] ?? '';
  const inEntry = /^ *- /.test(line) ? '  ' : '';
  return /:\s*$/.test(line) ? `${indent}${inEntry}  ` : indent + inEntry;
}

/** Lines that are moved two spaces in or out, as a replacement of one stretch of the text. */
export function indented(
  text: string,
  [from, to]: readonly [number, number],
  out: boolean,
): { readonly start: number; readonly end: number; readonly insert: string } {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', Math.max(from, to - 1));
  const end = lineEnd < 0 ? text.length : lineEnd;
  const lines = text.slice(start, end).split('\n');
  const moved = lines.map((line) => (out ? line.replace(/^ {1,2}/, '') : line === '' ? line : `  ${line}`));
  return { start, end, insert: moved.join('\n') };
}
