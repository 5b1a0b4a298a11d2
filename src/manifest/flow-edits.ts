import { type Change, commentsIn, commentsWithin, type Draft, lineStart, opensLine } from './draft.ts';
import type { Json } from './json.ts';
import type { Entry, ListNode, MapNode, TextNode } from './text-node.ts';
import { doubleQuoted, type FlowStyle, flowField, flowScalar, flowText, hasParts } from './value-text.ts';

/** How a map or list in brackets is written. */
interface Brackets extends FlowStyle {
  /** What stands between the opening bracket and the first entry, where that is a new line. */
  readonly line: string | null;
}

function bracketsOf(draft: Draft, container: MapNode | ListNode): Brackets {
  const { text } = draft;
  const [first] = container.entries;
  const before = first === undefined ? '' : text.slice(container.start + 1, first.start);
  const line = /^\s*$/.test(before) && before.includes('\n') ? before.slice(before.lastIndexOf('\n') + 1) : null;
  const quoted = draft.json || (first?.key?.kind === 'scalar' && first.key.style === 'double');
  return { quoted, tight: quoted && isTight(text, container), line };
}

/** JSON without any space, as far as the text shows. */
function isTight(text: string, container: MapNode | ListNode): boolean {
  const [first, second] = container.entries;
  if (first !== undefined && first.key !== null && first.value !== null) return first.slot === first.value.start;
  if (first !== undefined && second !== undefined) return second.start === first.end + 1;
  return !/[:,]\s/.test(text);
}

/** Gives an entry within brackets another value. */
export function writeInFlow(draft: Draft, container: MapNode | ListNode, entry: Entry, value: Json): readonly Change[] {
  const brackets = bracketsOf(draft, container);
  const old = entry.value;
  const like = old?.kind === 'scalar' && !draft.json ? old.style : brackets.quoted ? 'double' : 'plain';
  const written = hasParts(value) ? collectionText(draft, entry.start, value, brackets) : flowScalar(value, like);
  if (old !== null && old.end > old.start) {
    const dropTag = old.tag !== null && !(old.tag.endsWith(':str') && typeof value === 'string');
    const anchor = dropTag && old.anchor !== null ? `&${old.anchor} ` : '';
    return [{ from: dropTag ? old.outer : old.start, to: old.end, text: anchor + written }];
  }
  const colon = entry.key !== null && entry.slot === entry.key.end ? ':' : '';
  return [{ from: entry.slot, to: entry.slot, text: `${colon} ${written}` }];
}

/** JSON that is spread over lines stays so. */
function collectionText(draft: Draft, at: number, value: Json, brackets: Brackets): string {
  if (!draft.json || (brackets.line === null && !draft.text.trim().includes('\n'))) return flowText(value, brackets);
  const indent = /^[ \t]*/.exec(draft.text.slice(lineStart(draft.text, at)))?.[0] ?? '';
  return JSON.stringify(value, null, unitOf(draft))
    .split('\n')
    .join(draft.eol + indent);
}

/** Indentation of one level of JSON. */
function unitOf({ text }: Draft): string {
  return /^[ \t]*\{\s*?\n([ \t]+)/.exec(text.trimStart())?.[1] ?? '  ';
}

/** Takes an entry out of brackets; comments beside it stay. */
export function removeInFlow({ text }: Draft, container: MapNode | ListNode, entry: Entry): readonly Change[] {
  const index = container.entries.indexOf(entry);
  const [before, next] = [container.entries[index - 1], container.entries[index + 1]];
  const from = next !== undefined ? entry.start : (before?.end ?? container.start + 1);
  const to = next !== undefined ? next.start : before !== undefined ? entry.end : container.end - 1;
  if (commentsWithin(text, from, to).length === 0) return [{ from, to, text: '' }];
  const [comma = ''] = /^\s*,/.exec(text.slice(entry.end, container.end)) ?? [];
  const end = entry.end + comma.length;
  const newline = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  const alone = newline > 0 && opensLine(text, entry.start);
  return [{ from: alone ? lineStart(text, entry.start) : entry.start, to: alone ? end + newline : end, text: '' }];
}

/** Adds a field or an item within brackets before the entry at `index`, or after the last one. */
export function insertInFlow(
  draft: Draft,
  container: MapNode | ListNode,
  index: number,
  key: string | null,
  value: Json,
): readonly Change[] {
  const brackets = bracketsOf(draft, container);
  const next = container.entries[index];
  const before = container.entries.at(-1);
  const comma = brackets.tight ? ',' : ', ';
  const written = entryText(draft, container, key, value, brackets);
  if (next !== undefined) {
    const gap = brackets.line === null ? comma : `,${draft.eol}${brackets.line}`;
    return [{ from: next.start, to: next.start, text: written + gap }];
  }
  if (before === undefined) return intoEmpty(draft, container, written);
  if (brackets.line === null) return [{ from: before.end, to: before.end, text: comma + written }];
  return afterLast(draft, container, before, `${draft.eol}${brackets.line}${written}`);
}

/** After the comment beside the last entry, if there is one. */
function afterLast(draft: Draft, container: TextNode, last: Entry, lines: string): readonly Change[] {
  const comment = commentsIn(draft.text).find(([start]) => start >= last.end && start < container.end);
  const sameLine = comment !== undefined && !draft.text.slice(last.end, comment[0]).includes('\n');
  if (!sameLine) return [{ from: last.end, to: last.end, text: `,${lines}` }];
  const comma = draft.text.slice(last.end, comment[0]).includes(',') ? '' : ',';
  return [
    { from: last.end, to: last.end, text: comma },
    { from: comment[1], to: comment[1], text: lines },
  ];
}

function intoEmpty(draft: Draft, container: TextNode, written: string): readonly Change[] {
  const [open, close] = [container.start + 1, container.end - 1];
  const spread = draft.json && draft.text.trim().includes('\n');
  if (!spread) return [{ from: open, to: open, text: written }];
  const indent = /^[ \t]*/.exec(draft.text.slice(lineStart(draft.text, container.start)))?.[0] ?? '';
  const deeper = `${draft.eol}${indent}${unitOf(draft)}`;
  return [{ from: open, to: close, text: `${deeper}${written}${draft.eol}${indent}` }];
}

function entryText(
  draft: Draft,
  container: MapNode | ListNode,
  key: string | null,
  value: Json,
  brackets: Brackets,
): string {
  if (!hasParts(value) || !draft.json)
    return key === null ? flowText(value, brackets) : flowField(key, value, brackets);
  const at = container.entries[0]?.start ?? container.start;
  const nested = collectionText(draft, at, value, brackets);
  const deep = container.entries.length === 0 ? nested.split('\n').join(`\n${unitOf(draft)}`) : nested;
  return key === null ? deep : `${doubleQuoted(key)}:${brackets.tight ? '' : ' '}${deep}`;
}
