import type { Position } from './line-index.ts';

/** What somebody can do in the manifests, in the text area and in Monaco alike. Texts and places are those of the view. */
export interface TextActions {
  readonly onType: (view: string) => void;
  readonly onHistory: (what: 'undo' | 'redo') => void;
  /** What is typed from here on is another step of undo. */
  readonly onLeave: () => void;
  readonly onGoToField: (at: Position) => void;
  /** What Tab does has been changed: it indents, or moves on. */
  readonly onTabMode: (indents: boolean) => void;
  /** Leads to the next problem behind a place, or the one before it. */
  readonly onProblem: (from: Position, step: 1 | -1) => void;
}
