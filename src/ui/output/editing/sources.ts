import { lineIndex } from './line-index.ts';

/** A text that somebody brought: pasted, or a file. */
export interface Source {
  /** The file’s name; `null` for what was pasted. */
  readonly name: string | null;
  readonly text: string;
}

/** Several texts as one text of several documents. */
export interface Joined {
  readonly text: string;
  /** “api.yaml, line 3”, for an offset in the whole text. */
  placeOf(offset: number): { readonly source: Source; readonly line: number; readonly says: string };
}

const BETWEEN = '\n---\n';

export function joinSources(sources: readonly Source[]): Joined {
  const said = sources.filter(({ text }) => text.trim() !== '');
  let end = 0;
  const starts = said.map(({ text }) => {
    const start = end;
    end += withoutMark(text).length + BETWEEN.length;
    return start;
  });
  return {
    text: said.map(({ text }) => withoutMark(text)).join(BETWEEN),
    placeOf: (offset) => {
      const at = Math.max(
        0,
        starts.findLastIndex((start) => start <= offset),
      );
      const source = said[at] ?? { name: null, text: '' };
      const { line } = lineIndex(withoutMark(source.text)).positionAt(offset - (starts[at] ?? 0));
      return { source, line, says: source.name === null ? `Line ${line}` : `${source.name}, line ${line}` };
    },
  };
}

/** Within a text a byte order mark is a character like any other. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
