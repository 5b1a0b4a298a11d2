import * as monaco from 'monaco-editor/editor';

interface Commands {
  readonly onHistory: (what: 'undo' | 'redo') => void;
  readonly onGoToField: () => void;
  readonly onProblem: (step: 1 | -1) => void;
  readonly onFormat: () => void;
  /** Tab indents from now on, or moves on again. */
  readonly onTabMode: (indents: boolean) => void;
}

const { KeyCode, KeyMod } = monaco;

/** On a Mac as well, where the first is Cmd+M and never comes here; elsewhere the second is a key of the system. */
const CTRL_M = [KeyMod.CtrlCmd | KeyCode.KeyM, KeyMod.WinCtrl | KeyCode.KeyM];

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
    ['tab-mode', 'Let Tab indent, or move on', CTRL_M, () => switchTab(editor, commands)],
    ['format', 'Tidy up spaces', [KeyMod.Shift | KeyMod.Alt | KeyCode.KeyF], commands.onFormat],
  ];
  for (const [id, label, keybindings, run] of keys) {
    editor.addAction({ id: `page.${id}`, label, keybindings, run });
  }
}

function switchTab(editor: monaco.editor.IStandaloneCodeEditor, { onTabMode }: Commands): void {
  const indents = editor.getOption(monaco.editor.EditorOption.tabFocusMode);
  editor.updateOptions({ tabFocusMode: !indents });
  onTabMode(indents);
}
