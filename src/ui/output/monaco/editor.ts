import * as monaco from 'monaco-editor/editor';
import type { LineRange } from '../../../manifest/locate.ts';
import type { Position } from '../editing/line-index.ts';
import type { Marker } from '../editing/marker.ts';
import type { TextActions } from '../editing/text-actions.ts';
import { changeBetween } from '../editing/view-text.ts';
import { gutterOf } from '../yaml-text-metrics.ts';
import { type Assist, assistModel } from './assist.ts';
import { adoptColours } from './colours.ts';
import { addCommands } from './commands.ts';
import { formatModel } from './format.ts';
import { showMarkers } from './markers.ts';
import { FOLDING, OPTIONS } from './options.ts';
import { LANGUAGE } from './setup.ts';

/** What somebody can do in Monaco: as in the text area, with help beside it. */
export interface EditorActions extends TextActions, Assist {}

/** What stands in the editor. */
export interface EditorText {
  readonly text: string;
  readonly label: string;
  readonly markers: readonly Marker[];
  /** `null`: the text is for reading only. */
  readonly actions: EditorActions | null;
}

/** Where the text area stood when the editor took over. */
export interface TakenOver {
  readonly scrollTop: number;
  readonly scrollLeft: number;
  /** Offsets in the text. */
  readonly selection: readonly [number, number];
}

/** The editor in a place of the page. */
export interface YamlEditor {
  show(text: EditorText): void;
  /** Marks lines; `reveal` brings them into sight. */
  mark(lines: LineRange | null, reveal: boolean): void;
  focus(): void;
  selectAll(): void;
  caret(): Position;
  goTo(at: Position): void;
  run(command: 'find' | 'format'): void;
  dispose(): void;
}

export function openEditor(place: HTMLElement, from: EditorText & TakenOver): YamlEditor {
  const model = monaco.editor.createModel(from.text, LANGUAGE);
  const editor = monaco.editor.create(place, { ...OPTIONS, model, ariaLabel: from.label });
  const session = new Session(editor, model);
  session.show(from);
  adoptColours(place);
  const stopWatching = watchScheme(() => adoptColours(place));
  const marks = editor.createDecorationsCollection();
  const [start, end] = from.selection.map((offset) => model.getPositionAt(offset));
  if (start !== undefined && end !== undefined) editor.setSelection(monaco.Range.fromPositions(start, end));
  editor.setScrollPosition({ scrollTop: from.scrollTop, scrollLeft: from.scrollLeft });
  return {
    show: (text) => session.show(text),
    mark: (lines, reveal) => {
      marks.set(lines === null ? [] : [decoration(lines)]);
      if (lines !== null && reveal) editor.revealLinesInCenterIfOutsideViewport(lines.first, lines.first);
    },
    focus: () => editor.focus(),
    selectAll: () => {
      editor.setSelection(model.getFullModelRange());
      editor.focus();
    },
    caret: () => caretOf(editor),
    goTo: ({ line, column }) => {
      editor.setPosition({ lineNumber: line, column });
      editor.revealLineInCenterIfOutsideViewport(line);
      editor.focus();
    },
    run: (command) => (command === 'find' ? void editor.getAction('actions.find')?.run() : formatModel(editor, model)),
    dispose: () => {
      stopWatching();
      session.dispose();
      editor.dispose();
      model.dispose();
    },
  };
}

/** Keeps the editor and what is outside of it in step. */
class Session {
  readonly #editor: monaco.editor.IStandaloneCodeEditor;
  readonly #model: monaco.editor.ITextModel;
  readonly #release: readonly (() => void)[];
  #now: EditorText | null = null;
  /** A change that comes from outside: nobody has typed it. */
  #applying = false;
  /** Something was typed that the page has not heard of yet. */
  #telling = false;
  /** Undo or redo was asked for: the caret goes where it changes something. */
  #following = false;

  constructor(editor: monaco.editor.IStandaloneCodeEditor, model: monaco.editor.ITextModel) {
    this.#editor = editor;
    this.#model = model;
    const actions = () => this.#now?.actions ?? null;
    const typing = editor.onDidChangeModelContent(() => this.#typed());
    const leaving = editor.onDidBlurEditorText(() => actions()?.onLeave());
    const helping = assistModel(model, actions);
    addCommands(editor, {
      onHistory: (what) => {
        this.#following = true;
        actions()?.onHistory(what);
        // By then the page has answered, if there was anything to answer.
        setTimeout(() => {
          this.#following = false;
        }, 0);
      },
      onGoToField: () => actions()?.onGoToField(caretOf(editor)),
      onProblem: (step) => actions()?.onProblem(caretOf(editor), step),
      onFormat: () => formatModel(editor, model),
      onTabMode: (indents) => actions()?.onTabMode(indents),
    });
    this.#release = [() => typing.dispose(), () => leaving.dispose(), helping];
  }

  /**
   * Monaco types what is dictated or composed letter by letter, in one go. The page may answer with changes of its own, so it
   * hears the whole: an answer to the first letter would be overwritten by the second.
   */
  #typed(): void {
    if (this.#applying || this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      if (!this.#model.isDisposed()) this.#now?.actions?.onType(this.#model.getValue());
    });
  }

  show(next: EditorText): void {
    const before = this.#now;
    this.#now = next;
    this.#replaceChanged(next.text);
    if (before?.markers !== next.markers) showMarkers(this.#model, next.markers);
    const readOnly = next.actions === null;
    if (before?.label !== next.label || (before.actions === null) !== readOnly) {
      this.#editor.updateOptions({ ariaLabel: next.label, readOnly, domReadOnly: readOnly });
    }
    fitGutter(this.#editor);
  }

  dispose(): void {
    for (const release of this.#release) release();
  }

  /** Replaces only what differs, so that scroll position and selection stay where they are. */
  #replaceChanged(text: string): void {
    const change = changeBetween(this.#model.getValue(), text);
    if (change === null) return;
    const [from, to] = [this.#model.getPositionAt(change.start), this.#model.getPositionAt(change.end)];
    this.#applying = true;
    this.#model.applyEdits([{ range: monaco.Range.fromPositions(from, to), text: change.insert }]);
    this.#applying = false;
    if (!this.#following) return;
    const caret = this.#model.getPositionAt(change.start + change.insert.length);
    this.#editor.setPosition(caret);
    this.#editor.revealPositionInCenterIfOutsideViewport(caret);
  }
}

function caretOf(editor: monaco.editor.IStandaloneCodeEditor): Position {
  const at = editor.getPosition();
  return { line: at?.lineNumber ?? 1, column: at?.column ?? 1 };
}

/** The gutter is set anew only when its number of characters changes: it costs a layout. */
const GUTTERS = new WeakMap<monaco.editor.IStandaloneCodeEditor, number>();

/** Gives the numbers the room that they had beside the text area. */
function fitGutter(editor: monaco.editor.IStandaloneCodeEditor): void {
  const gutter = gutterOf(editor.getModel()?.getLineCount() ?? 0);
  if (GUTTERS.get(editor) === gutter) return;
  GUTTERS.set(editor, gutter);
  const wide = editor.getOption(monaco.editor.EditorOption.fontInfo).typicalHalfwidthCharacterWidth;
  editor.updateOptions({ lineNumbersMinChars: gutter - 2 });
  const decorations = Math.max(0, Math.round(gutter * wide - editor.getLayoutInfo().lineNumbersWidth) - FOLDING);
  editor.updateOptions({ lineDecorationsWidth: decorations });
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
