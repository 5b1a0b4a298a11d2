// What `features/suggest` brings is completion as grey text; the list is in this file alone.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/smartSelect/register';
import * as monaco from 'monaco-editor/editor';
import workerUrl from 'monaco-editor/editor/editor.worker?worker&url';
import { workerAddress } from '../../worker-address.ts';
import { type BlockScalar, tokenizeLine } from '../highlight.ts';

/** Monaco with what editing YAML needs, coloured by the same tokens as the text that it takes over. */

export const LANGUAGE = 'yaml';

globalThis.MonacoEnvironment = {
  getWorker: () => new Worker(workerAddress(workerUrl), { type: 'module' }),
};

class LineState implements monaco.languages.IState {
  readonly block: BlockScalar;
  constructor(block: BlockScalar) {
    this.block = block;
  }
  clone(): LineState {
    return this;
  }
  equals(other: monaco.languages.IState): boolean {
    return other instanceof LineState && other.block === this.block;
  }
}

monaco.languages.register({ id: LANGUAGE, extensions: ['.yaml', '.yml'] });
monaco.languages.setLanguageConfiguration(LANGUAGE, {
  comments: { lineComment: '#' },
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
    { open: "'", close: "'", notIn: ['string', 'comment'] },
  ],
  // A stretch ends where a line stands further out, without a sign of its own.
  folding: { offSide: true },
  wordPattern: /[^\s:#[\]{},"']+/,
  indentationRules: { increaseIndentPattern: /:\s*(?:#.*)?$/, decreaseIndentPattern: /^\s*[\]}]/ },
  onEnterRules: [
    // What follows in the same entry of a list stands under its first key, not under the dash.
    { beforeText: /^\s*- .*:\s*$/, action: { indentAction: monaco.languages.IndentAction.Indent, appendText: '  ' } },
    { beforeText: /^\s*- [^#]*:\s+\S/, action: { indentAction: monaco.languages.IndentAction.Indent } },
  ],
});
monaco.languages.setTokensProvider(LANGUAGE, {
  getInitialState: () => new LineState(null),
  tokenize: (line, state) => {
    const { tokens, block } = tokenizeLine(line, state instanceof LineState ? state.block : null);
    let startIndex = 0;
    const spans = tokens.map(({ kind, text }) => {
      const span = { startIndex, scopes: kind };
      startIndex += text.length;
      return span;
    });
    return { tokens: spans, endState: new LineState(block) };
  },
});
