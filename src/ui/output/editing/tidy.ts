import { sameJson } from '../../../manifest/json.ts';
import { readText } from '../../../manifest/read-text.ts';
import { blockScalars } from '../highlight.ts';

/**
 * The text with two spaces for each level, no spaces at the ends of lines, and a line end at its end; nothing else of it
 * moves. The same text where it cannot be read, or where it would not mean the same.
 */
export function tidy(view: string): string {
  for (const done of [withEnd(indented(trimmed(view))), withEnd(trimmed(view))]) {
    if (meansTheSame(view, done)) return done;
  }
  return view;
}

function meansTheSame(before: string, after: string): boolean {
  const [left, right] = [readText(before), readText(after)];
  return (
    left.problems.length === 0 &&
    right.problems.length === 0 &&
    left.documents.length === right.documents.length &&
    left.documents.every(({ value }, index) => sameJson(value, right.documents[index]?.value))
  );
}

function withEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** Spaces at the end of a line that is part of a block of text belong to the text. */
function trimmed(text: string): string {
  const lines = text.split('\n');
  const states = blockScalars(lines);
  return lines.map((line, index) => (states[index] === null ? line.trimEnd() : line)).join('\n');
}

/** A level that is open: the column that it stands in, and the one that it goes to. */
interface Level {
  readonly from: number;
  readonly to: number;
}

function indented(text: string): string {
  const lines = text.split('\n');
  const states = blockScalars(lines);
  let levels: readonly Level[] = [];
  let moved = 0;
  // Comments stand as what follows them.
  const pending: number[] = [];
  const done = [...lines];
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    if ((states[index] ?? null) !== null) {
      done[index] = shifted(line, moved);
      return;
    }
    if (/^(?:---|\.\.\.)/.test(line)) {
      levels = [];
      return;
    }
    if (/^ *#/.test(line)) {
      pending.push(index);
      return;
    }
    const next = indentLine(line, levels);
    levels = next.levels;
    moved = next.moved;
    done[index] = next.line;
    for (const comment of pending.splice(0)) done[comment] = ' '.repeat(next.to) + (lines[comment] ?? '').trimStart();
  });
  return done.join('\n');
}

function shifted(line: string, by: number): string {
  return by >= 0 ? ' '.repeat(by) + line : line.replace(new RegExp(`^ {0,${-by}}`), '');
}

interface Indented {
  readonly line: string;
  readonly levels: readonly Level[];
  /** The column that it begins in now. */
  readonly to: number;
  /** By how many columns it has moved. */
  readonly moved: number;
}

function indentLine(line: string, levels: readonly Level[]): Indented {
  const from = line.length - line.trimStart().length;
  const outer = levels.filter((level) => level.from < from);
  const same = levels.find((level) => level.from === from);
  const to = same?.to ?? (outer.at(-1)?.to ?? -2) + 2;
  let open: readonly Level[] = [...outer, { from, to }];
  let rest = line.slice(from);
  let [column, written] = [from, ' '.repeat(to)];
  for (let dash = /^- +(?=\S)/.exec(rest); dash !== null; dash = /^- +(?=\S)/.exec(rest)) {
    column += dash[0].length;
    rest = rest.slice(dash[0].length);
    written += '- ';
    open = [...open, { from: column, to: written.length }];
  }
  return { line: written + rest, levels: open, to, moved: to - from };
}
