import {
  afterLine,
  type Change,
  columnOf,
  commentsWithin,
  type Draft,
  indentationOf,
  indented,
  lineStart,
  linesAt,
  opensLine,
} from './draft.ts';
import type { Json } from './json.ts';
import type { Entry, ListNode, MapNode, ScalarNode, ScalarStyle, TextNode } from './text-node.ts';
import { blockLines, fieldLines, hasParts, itemLines, scalarText } from './value-text.ts';

/** Gives an entry of a map or list on lines of its own another value. */
export function writeInBlock(
  draft: Draft,
  container: MapNode | ListNode,
  entry: Entry,
  value: Json,
): readonly Change[] {
  const old = entry.value;
  if (old !== null && (old.kind === 'map' || old.kind === 'list') && !old.flow) {
    return overCollection(draft, container, entry, old, value);
  }
  if (old?.kind === 'scalar' && (old.style === 'literal' || old.style === 'folded')) {
    return overBlockText(draft, container, entry, old, value);
  }
  return overLine(draft, container, entry, old, value);
}

interface Lines {
  readonly head: string;
  readonly below: readonly string[];
}

/** The text of a value; `below` with the indentation of the whole line. `column`: where the head will stand. */
function textFor(draft: Draft, container: TextNode, entry: Entry, value: Json, column: number): Lines {
  const base = columnOf(draft.text, entry.start);
  if (!hasParts(value)) {
    const { head, below } = scalarText(value, styleLike(entry.value, value));
    return { head, below: indented(below, base) };
  }
  const style = indentationOf(draft, container);
  const lines = blockLines(value, style);
  if (entry.key !== null) {
    return { head: '', below: indented(lines, base + (Array.isArray(value) ? style.list : style.map)) };
  }
  // After an anchor the first field would be what the anchor names.
  if (entry.value?.anchor || entry.value?.tag) return { head: '', below: indented(lines, base + 2) };
  const [head = '', ...below] = lines;
  return { head, below: indented(below, column) };
}

/** As the old text is quoted; several lines become a block, unless the old ones were quoted too. */
function styleLike(old: TextNode | null, value: Json): ScalarStyle {
  if (old?.kind !== 'scalar' || old.end === old.start) return 'plain';
  const newlyLong = typeof value === 'string' && value.includes('\n') && !old.text.includes('\n');
  return old.style === 'double' && newlyLong ? 'plain' : old.style;
}

/** Over nothing, or over what stands in one piece: a scalar, an alias, brackets. */
function overLine(
  draft: Draft,
  container: TextNode,
  entry: Entry,
  old: TextNode | null,
  value: Json,
): readonly Change[] {
  const { text } = draft;
  const empty = old === null || old.end === old.start;
  const dropTag = old?.tag != null && !(old.tag.endsWith(':str') && typeof value === 'string');
  const [from, to] = empty ? [entry.slot, entry.slot] : [old.start, old.end];
  const { head, below } = textFor(draft, container, entry, value, columnOf(text, from) + (empty ? 1 : 0));
  const changes: Change[] = [];
  if (dropTag) changes.push({ from: old.outer, to: from, text: old.anchor === null ? '' : `&${old.anchor} ` });
  const space = empty && head !== '' && !(dropTag && text[old.outer - 1] === ' ') ? ' ' : '';
  const colon = entry.key !== null && entry.slot === entry.key.end ? ':' : '';
  // What is left without anything before it on its line leaves no space behind.
  const gap = head === '' && !empty && !dropTag ? (/[ \t]*$/.exec(text.slice(entry.slot, from))?.[0].length ?? 0) : 0;
  changes.push({ from: from - gap, to, text: colon + space + head });
  if (below.length > 0) changes.push(linesAt(draft, afterLine(text, to), below));
  return changes;
}

function overBlockText(
  draft: Draft,
  container: TextNode,
  entry: Entry,
  old: ScalarNode,
  value: Json,
): readonly Change[] {
  const { text, eol } = draft;
  const { head, below } = textFor(draft, container, entry, value, columnOf(text, old.start));
  const header = afterLine(text, old.start);
  const comment = commentsWithin(text, old.start, header).map((one) => ` ${one}`);
  const ended = text[old.end - 1] === '\n';
  const lines = [head + comment.join(''), ...below].join(eol);
  return [{ from: old.start, to: old.end, text: lines + (ended ? eol : '') }];
}

/** The comments in it stay, below the new value. */
function overCollection(
  draft: Draft,
  container: TextNode,
  entry: Entry,
  old: MapNode | ListNode,
  value: Json,
): readonly Change[] {
  const { text, eol } = draft;
  const column = columnOf(text, entry.start);
  const end = afterLine(text, old.end);
  if (!opensLine(text, old.start)) {
    const notes = indented(commentsWithin(text, old.start, end), column);
    const { head, below } = textFor(draft, container, entry, value, columnOf(text, old.start));
    const ended = text[end - 1] === '\n';
    return [{ from: old.start, to: end, text: [head, ...below, ...notes].join(eol) + (ended ? eol : '') }];
  }
  const { head, below } = textFor(draft, container, entry, value, columnOf(text, entry.slot) + 1);
  // Between a head and its lines nothing may stand: a block of text would have it in it.
  const first = head !== '' && below.length > 0 ? afterLine(text, entry.slot) : lineStart(text, old.start);
  const lines = [...below, ...indented(commentsWithin(text, first, end), column)];
  const changes: Change[] = head === '' ? [] : [{ from: entry.slot, to: entry.slot, text: ` ${head}` }];
  if (lines.length > 0) {
    const ended = text[end - 1] === '\n';
    return [...changes, { from: first, to: end, text: lines.join(eol) + (ended ? eol : '') }];
  }
  return [...changes, cutLines(draft, first, end)];
}

/** Takes whole lines; a text without an end of its last line has none after it either. */
function cutLines({ text }: Draft, from: number, to: number): Change {
  const unended = to === text.length && to > 0 && text[to - 1] !== '\n';
  const lineEnd = unended ? (/\r?\n$/.exec(text.slice(0, from))?.[0].length ?? 0) : 0;
  return { from: from - lineEnd, to, text: '' };
}

/** Takes an entry away; comments in its lines stay. `slot`: where an empty `{}` may be written for the container. */
export function removeInBlock(
  draft: Draft,
  container: MapNode | ListNode,
  entry: Entry,
  slot: number | null,
): readonly Change[] {
  const { text, eol } = draft;
  const last = container.entries.length === 1;
  const nothing = container.kind === 'map' ? '{}' : '[]';
  const column = columnOf(text, entry.start);
  const end = afterLine(text, entry.end);
  const notes = indented(commentsWithin(text, entry.start, end), column);
  const ended = text[end - 1] === '\n';
  if (!opensLine(text, entry.start)) return removeCompact(draft, container, entry);
  const first = lineStart(text, entry.start);
  const atRoot = last && slot === null ? [nothing] : [];
  const lines = [...atRoot, ...notes];
  const cut =
    lines.length > 0
      ? { from: first, to: end, text: lines.join(eol) + (ended ? eol : '') }
      : cutLines(draft, first, end);
  return last && slot !== null ? [{ from: slot, to: slot, text: ` ${nothing}` }, cut] : [cut];
}

/** The first entry of a map or list that begins on the line of a dash. */
function removeCompact(draft: Draft, container: MapNode | ListNode, entry: Entry): readonly Change[] {
  const { text, eol } = draft;
  const column = columnOf(text, entry.start);
  const end = afterLine(text, entry.end);
  const notes = commentsWithin(text, entry.start, end);
  const next = container.entries[1];
  if (next !== undefined && commentsWithin(text, entry.start, next.start).length === 0) {
    return [{ from: entry.start, to: next.start, text: '' }];
  }
  const nothing = next !== undefined ? [] : [container.kind === 'map' ? '{}' : '[]'];
  const ended = text[end - 1] === '\n';
  const [head = '', ...below] = [...nothing, ...notes];
  const lines = [head, ...indented(below, column)].join(eol);
  return [{ from: entry.start, to: end, text: lines + (ended ? eol : '') }];
}

/** Adds a field or an item before the entry at `index`, or after the last one. The container has entries. */
export function insertInBlock(
  draft: Draft,
  container: MapNode | ListNode,
  index: number,
  key: string | null,
  value: Json,
): readonly Change[] {
  const style = indentationOf(draft, container);
  const lines = key === null ? itemLines(value, style) : fieldLines(key, value, style);
  const before = container.entries[index - 1];
  const first = container.entries[0];
  if (first === undefined) return [];
  const column = columnOf(draft.text, first.start);
  if (before !== undefined) return [linesAt(draft, afterLine(draft.text, before.end), indented(lines, column))];
  const [head = '', ...below] = lines;
  const body = [head, ...indented(below, column), ''].join(draft.eol) + ' '.repeat(column);
  return [{ from: first.start, to: first.start, text: body }];
}
