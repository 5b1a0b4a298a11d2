import type * as monaco from 'monaco-editor/editor';
import { MONO } from '../tones.ts';
import { FONT_SIZE, LINE_HEIGHT, PADDING } from '../yaml-text-metrics.ts';

/** Width in pixels of the marks that fold a stretch; Monaco adds it to the gutter. */
export const FOLDING = 16;

export const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  // Tab moves on, as it does everywhere else on the page; Ctrl+M makes it indent, and Ctrl+] always does.
  tabFocusMode: true,
  automaticLayout: true,
  fontFamily: MONO,
  fontSize: FONT_SIZE,
  lineHeight: LINE_HEIGHT,
  fontLigatures: false,
  letterSpacing: 0,
  padding: { top: PADDING, bottom: PADDING },
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  autoIndent: 'full',
  minimap: { enabled: false },
  glyphMargin: false,
  folding: true,
  foldingStrategy: 'auto',
  showFoldingControls: 'always',
  scrollBeyondLastLine: false,
  overviewRulerBorder: false,
  renderLineHighlight: 'none',
  // The default dims the last line's number below the contrast that people need.
  renderFinalNewline: 'on',
  guides: { indentation: false },
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  matchBrackets: 'never',
  wordBasedSuggestions: 'off',
  quickSuggestions: { other: true, comments: false, strings: true },
  suggest: { showWords: false, showIcons: false, showStatusBar: false },
  stickyScroll: { enabled: false },
  inlayHints: { enabled: 'off' },
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true },
  unusualLineTerminators: 'off',
  contextmenu: false,
  links: false,
  fixedOverflowWidgets: true,
  scrollbar: { alwaysConsumeMouseWheel: false },
};
