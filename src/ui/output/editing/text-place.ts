/** Where a place in YAML stands, told from lines and columns alone: half-typed text has a place, too. */
export interface TextPlace {
  /** Of the document around it. */
  readonly apiVersion: string | null;
  readonly kind: string | null;
  /** Names on the way to the map that the line belongs to; `null` for an entry of a list. */
  readonly path: readonly (string | null)[];
  /** The key of the line; what is typed of one where none is complete. */
  readonly key: string;
  /** Whether the place is behind the key's colon, or in a plain entry of a list. */
  readonly inValue: boolean;
  /** Column of the key, or where it would begin, counted from 0. */
  readonly indent: number;
  /** Keys of the same map on other lines. */
  readonly siblings: readonly string[];
}

/** A dash or a key that begins at a column. */
interface Mark {
  readonly column: number;
  readonly key: string | null;
}

const KEY = /^("[^"]*"|'[^']*'|[^\s:#'"-][^:#]*?|-[^\s:#][^:#]*?)\s*:(?=\s|$)/;

/** `line` from 1, `column` from 1, as editors count. */
export function textPlace(lines: readonly string[], line: number, column: number): TextPlace {
  const [first, last] = documentAround(lines, line - 1);
  const here = lines[line - 1] ?? '';
  const marks = marksOf(here);
  const own = marks.at(-1);
  const keyed = own !== undefined && own.key !== null ? own : null;
  const indent = keyed?.column ?? wordColumn(here, column - 1);
  const colon = keyed === null ? -1 : here.indexOf(':', keyed.column + (keyed.key?.length ?? 0));
  const outer = marks.filter((mark) => mark !== keyed && mark.column < indent);
  const path = pathTo(lines, first, line - 1, indent, outer);
  const siblings = siblingsOf(lines, [first, last], line - 1, indent);
  return {
    apiVersion: topLevel(lines.slice(first, last), 'apiVersion'),
    kind: topLevel(lines.slice(first, last), 'kind'),
    path,
    key: keyed?.key ?? here.slice(indent, column - 1).trim(),
    inValue: keyed !== null && colon >= 0 && column - 1 > colon,
    indent,
    siblings,
  };
}

/** Where a word begins that is being typed; on a line without one, where the caret is. */
function wordColumn(line: string, caret: number): number {
  const lead = /^\s*(?:- +)*/.exec(line)?.[0].length ?? 0;
  return line.trim() === '' || /^\s*-\s*$/.test(line) ? Math.max(caret, 0) : Math.min(lead, caret);
}

/** First line of the document, and the one after its last, as indexes. */
function documentAround(lines: readonly string[], at: number): readonly [number, number] {
  const isSeparator = (line: string) => /^---(?:\s|$)/.test(line);
  const first = lines.slice(0, at + 1).findLastIndex(isSeparator) + 1;
  const next = lines.findIndex((line, index) => index > at && isSeparator(line));
  return [first, next < 0 ? lines.length : next];
}

/** The dashes and the key that a line begins with. */
function marksOf(line: string): readonly Mark[] {
  const marks: Mark[] = [];
  let column = line.length - line.trimStart().length;
  for (let rest = line.slice(column); rest.startsWith('- ') || rest === '-'; rest = line.slice(column)) {
    marks.push({ column, key: null });
    column += 1 + (/^ */.exec(line.slice(column + 1))?.[0].length ?? 0);
  }
  const key = KEY.exec(line.slice(column))?.[1];
  return key === undefined ? marks : [...marks, { column, key: key.replace(/^["']|["']$/g, '') }];
}

/** Follows the lines upwards, ever further out. `own`: what stands before the place on its own line. */
function pathTo(
  lines: readonly string[],
  first: number,
  at: number,
  indent: number,
  own: readonly Mark[],
): readonly (string | null)[] {
  const path: (string | null)[] = [];
  let [column, inList] = [indent, false];
  const take = (marks: readonly Mark[]) => {
    for (const mark of marks.toReversed()) {
      // Entries of a list may stand in the column of the key that they belong to.
      const isOuter =
        mark.key === null ? mark.column < column : mark.column < column || (inList && mark.column <= column);
      if (!isOuter) continue;
      path.unshift(mark.key);
      [column, inList] = [mark.column, mark.key === null];
    }
  };
  take(own);
  for (let line = at - 1; line >= first && (column > 0 || inList); line -= 1) {
    if (isSaying(lines[line])) take(marksOf(lines[line] ?? ''));
  }
  return path;
}

function isSaying(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '' && !line.trimStart().startsWith('#');
}

function siblingsOf(
  lines: readonly string[],
  [first, last]: readonly [number, number],
  at: number,
  indent: number,
): readonly string[] {
  const keys: string[] = [];
  const walk = (step: 1 | -1) => {
    for (let line = at + step; line >= first && line < last; line += step) {
      if (!isSaying(lines[line])) continue;
      const marks = marksOf(lines[line] ?? '');
      const same = marks.find(({ column, key }) => column === indent && key !== null);
      const opens = marks.some(({ column, key }) => key === null && column < indent);
      const begins = marks[0]?.column ?? (lines[line] ?? '').search(/\S/);
      if (step === 1 && begins < indent) return;
      if (same?.key != null) keys.push(same.key);
      if (begins < indent || opens) return;
    }
  };
  const opensHere = marksOf(lines[at] ?? '').some(({ column, key }) => key === null && column < indent);
  if (!opensHere) walk(-1);
  walk(1);
  return keys;
}

function topLevel(lines: readonly string[], key: string): string | null {
  for (const line of lines) {
    const found = new RegExp(`^${key}:\\s+["']?([^\\s"'#]+)`).exec(line)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}
