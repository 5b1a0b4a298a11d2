import * as monaco from 'monaco-editor/editor';
import { tidy } from '../editing/tidy.ts';
import { changeBetween } from '../editing/view-text.ts';

/** Tidies up the spaces of the text; the caret stays with the text around it. */
export function formatModel(editor: monaco.editor.IStandaloneCodeEditor, model: monaco.editor.ITextModel): void {
  const change = changeBetween(model.getValue(), tidy(model.getValue()));
  if (change === null || editor.getOption(monaco.editor.EditorOption.readOnly)) return;
  const [from, to] = [model.getPositionAt(change.start), model.getPositionAt(change.end)];
  editor.executeEdits('tidy', [{ range: monaco.Range.fromPositions(from, to), text: change.insert }]);
}
