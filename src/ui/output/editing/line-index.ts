import type { LineRange } from '../../../manifest/locate.ts';

/** A place for people and editors: both counted from 1, the column in UTF-16 units as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of a text begin, whatever they end in. */
export interface LineIndex {
  readonly count: number;
  positionAt(offset: number): Position;
  /** Of a place beyond a line's end, the line's end. */
  offsetAt(position: Position): number;
  /** The lines of a stretch; line ends after it do not count. */
  linesOf(span: readonly [from: number, to: number]): LineRange;
}

const LINE_END = /\r\n|\r|\n/g;

export function lineIndex(text: string): LineIndex {
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  const [starts, ends] = [[first], [] as number[]];
  for (const { index, 0: end } of text.matchAll(LINE_END)) {
    ends.push(index);
    starts.push(index + end.length);
  }
  ends.push(text.length);
  const lineAt = (offset: number) => lastAtMost(starts, offset);
  const positionAt = (offset: number): Position => {
    const line = lineAt(offset);
    const start = starts[line] ?? 0;
    const end = ends[line] ?? text.length;
    return { line: line + 1, column: Math.max(0, Math.min(offset, end) - start) + 1 };
  };
  return {
    count: starts.length,
    positionAt,
    offsetAt: ({ line, column }) => {
      const start = starts[Math.min(line, starts.length) - 1] ?? first;
      const end = ends[Math.min(line, ends.length) - 1] ?? text.length;
      return Math.min(start + column - 1, end);
    },
    linesOf: ([from, to]) => {
      const used = text.slice(from, to).trimEnd().length;
      return { first: lineAt(from) + 1, last: lineAt(from + Math.max(0, used - 1)) + 1 };
    },
  };
}

/** Index of the last of the sorted values that is not above `value`; 0 where all are. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
