import * as monaco from 'monaco-editor/editor';

interface Commands {
  readonly onHistory: (what: 'undo' | 'redo') => void;
  readonly onGoToField: () => void;
  readonly onProblem: (step: 1 | -1) => void;
  readonly onFormat: () => void;
}

const { KeyCode, KeyMod } = monaco;

/** Keys of the editor. Undo and redo go through form and text alike, so Monaco's own, which knows the text alone, stays out. */
export function addCommands(editor: monaco.editor.IStandaloneCodeEditor, commands: Commands): void {
  const keys: readonly (readonly [id: string, label: string, keybindings: number[], run: () => void])[] = [
    ['undo', 'Undo', [KeyMod.CtrlCmd | KeyCode.KeyZ], () => commands.onHistory('undo')],
    [
      'redo',
      'Redo',
      [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY],
      () => commands.onHistory('redo'),
    ],
    ['go-to-field', 'Go to the form field', [KeyMod.Alt | KeyCode.Enter], commands.onGoToField],
    ['next-problem', 'Go to the next problem', [KeyCode.F8], () => commands.onProblem(1)],
    ['previous-problem', 'Go to the problem before', [KeyMod.Shift | KeyCode.F8], () => commands.onProblem(-1)],
    ['format', 'Tidy up spaces', [KeyMod.Shift | KeyMod.Alt | KeyCode.KeyF], commands.onFormat],
  ];
  for (const [id, label, keybindings, run] of keys) {
    editor.addAction({ id: `page.${id}`, label, keybindings, run });
  }
}
