import * as monaco from 'monaco-editor/editor';
import type { LineRange } from '../../../manifest/locate.ts';
import { MONO } from '../tones.ts';
import { FONT_SIZE, gutterOf, LINE_HEIGHT, PADDING } from '../yaml-text-metrics.ts';
import { adoptColours } from './colours.ts';
import { LANGUAGE } from './setup.ts';

/** The editor in a place of the page. */
export interface YamlEditor {
  setText(text: string, label: string): void;
  /** Marks lines; `reveal` brings them into sight. */
  mark(lines: LineRange | null, reveal: boolean): void;
  focus(): void;
  selectAll(): void;
  dispose(): void;
}

/** What the text area showed when the editor took over. */
export interface TakenOver {
  readonly text: string;
  readonly label: string;
  readonly scrollTop: number;
  readonly scrollLeft: number;
  /** Offsets in the text. */
  readonly selection: readonly [number, number];
}

export function openEditor(place: HTMLElement, from: TakenOver): YamlEditor {
  const model = monaco.editor.createModel(from.text, LANGUAGE);
  const editor = monaco.editor.create(place, { ...OPTIONS, model, ariaLabel: from.label });
  fitGutter(editor);
  adoptColours(place);
  const stopWatching = watchScheme(() => adoptColours(place));
  const marks = editor.createDecorationsCollection();
  const [start, end] = from.selection.map((offset) => model.getPositionAt(offset));
  if (start !== undefined && end !== undefined) editor.setSelection(monaco.Range.fromPositions(start, end));
  editor.setScrollPosition({ scrollTop: from.scrollTop, scrollLeft: from.scrollLeft });
  return {
    setText: (text, label) => {
      replaceChanged(model, text);
      editor.updateOptions({ ariaLabel: label });
      fitGutter(editor);
    },
    mark: (lines, reveal) => {
      marks.set(lines === null ? [] : [decoration(lines)]);
      if (lines !== null && reveal) editor.revealLinesInCenterIfOutsideViewport(lines.first, lines.first);
    },
    focus: () => editor.focus(),
    selectAll: () => {
      editor.setSelection(model.getFullModelRange());
      editor.focus();
    },
    dispose: () => {
      stopWatching();
      editor.dispose();
      model.dispose();
    },
  };
}

const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  readOnly: true,
  domReadOnly: true,
  // Nothing can be typed here, so Tab moves on, as it does everywhere else on the page.
  tabFocusMode: true,
  automaticLayout: true,
  fontFamily: MONO,
  fontSize: FONT_SIZE,
  lineHeight: LINE_HEIGHT,
  fontLigatures: false,
  letterSpacing: 0,
  padding: { top: PADDING, bottom: PADDING },
  minimap: { enabled: false },
  glyphMargin: false,
  folding: false,
  scrollBeyondLastLine: false,
  overviewRulerLanes: 0,
  renderLineHighlight: 'none',
  // The default dims the last line's number below the contrast that people need.
  renderFinalNewline: 'on',
  guides: { indentation: false },
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  matchBrackets: 'never',
  wordBasedSuggestions: 'off',
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true },
  contextmenu: false,
  links: false,
  fixedOverflowWidgets: true,
  scrollbar: { alwaysConsumeMouseWheel: false },
};

/** Gives the numbers the room that they had beside the text area. */
function fitGutter(editor: monaco.editor.IStandaloneCodeEditor): void {
  const gutter = gutterOf(editor.getModel()?.getLineCount() ?? 0);
  const wide = editor.getOption(monaco.editor.EditorOption.fontInfo).typicalHalfwidthCharacterWidth;
  editor.updateOptions({ lineNumbersMinChars: gutter - 2 });
  editor.updateOptions({ lineDecorationsWidth: Math.round(gutter * wide - editor.getLayoutInfo().lineNumbersWidth) });
}

/** Replaces only what differs, so that scroll position and selection stay where they are. */
function replaceChanged(model: monaco.editor.ITextModel, text: string): void {
  const before = model.getValue();
  if (before === text) return;
  let start = 0;
  const most = Math.min(before.length, text.length);
  while (start < most && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  const range = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(before.length - end));
  model.applyEdits([{ range, text: text.slice(start, text.length - end) }]);
}

function decoration({ first, last }: LineRange): monaco.editor.IModelDeltaDecoration {
  return { range: new monaco.Range(first, 1, last, 1), options: { isWholeLine: true, className: 'marked-lines' } };
}

/** Calls back when the page's colours change: by the user's choice or the system's. */
function watchScheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', onChange);
  };
}
