import { insertInBlock, removeInBlock, writeInBlock } from './block-edits.ts';
import { type Change, type Draft, indentationOf } from './draft.ts';
import { insertInFlow, removeInFlow, writeInFlow } from './flow-edits.ts';
import type { Json } from './json.ts';
import { type Entry, entryAt, type ListNode, type MapNode, type Path, type TextNode } from './text-node.ts';
import { blockLines, flowText, hasParts, scalarText } from './value-text.ts';

/** An entry and the map or list that it stands in. */
export interface Spot {
  readonly container: MapNode | ListNode;
  readonly entry: Entry;
}

/** The entries along `path` as far as they stand in the text. */
export function spotsAlong(root: TextNode | null, path: Path): readonly Spot[] {
  const spots: Spot[] = [];
  let here = root;
  for (const step of path) {
    const entry = entryAt(here, step);
    if (entry === null || (here?.kind !== 'map' && here?.kind !== 'list')) return spots;
    spots.push({ container: here, entry });
    here = entry.value;
  }
  return spots;
}

export function writeEntry(draft: Draft, { container, entry }: Spot, value: Json): readonly Change[] {
  return container.flow ? writeInFlow(draft, container, entry, value) : writeInBlock(draft, container, entry, value);
}

/** `above`: the spots from the root down to the container's own. */
export function removeEntry(draft: Draft, { container, entry }: Spot, above: readonly Spot[]): readonly Change[] {
  if (container.flow) return removeInFlow(draft, container, entry);
  return removeInBlock(draft, container, entry, above.at(-1)?.entry.slot ?? null);
}

/** Adds a field (`key`) or an item (`null`) to a container, which may be empty. */
export function insertAt(
  draft: Draft,
  container: MapNode | ListNode,
  index: number,
  key: string | null,
  value: Json,
  above: readonly Spot[],
): readonly Change[] {
  if (!container.flow) return insertInBlock(draft, container, index, key, value);
  const holder = above.at(-1);
  const blockAround = holder === undefined ? !draft.json : !holder.container.flow;
  if (container.entries.length > 0 || !blockAround) return insertInFlow(draft, container, index, key, value);
  const whole: Json = key === null ? [value] : { [key]: value };
  return holder === undefined ? writeRoot(draft, whole) : writeEntry(draft, holder, whole);
}

/** Gives the whole document another value. */
export function writeRoot(draft: Draft, value: Json): readonly Change[] {
  const { root, text, eol } = draft;
  const lines = rootLines(draft, value);
  if (root === null) {
    const unended = text !== '' && !text.endsWith('\n');
    return [{ from: text.length, to: text.length, text: (unended ? eol : '') + lines.join(eol) + eol }];
  }
  const ended = root.end > root.start && text[root.end - 1] === '\n';
  return [{ from: root.outer, to: root.end, text: lines.join(eol) + (ended ? eol : '') }];
}

function rootLines(draft: Draft, value: Json): readonly string[] {
  if (draft.json) return JSON.stringify(value, null, draft.text.trim().includes('\n') ? 2 : 0).split('\n');
  // A document that begins on the line of its separator has to go on there.
  if (draft.text.startsWith('--- ')) return [flowText(value, { quoted: false, tight: false })];
  if (hasParts(value)) return blockLines(value, indentationOf(draft, draft.root));
  const { head, below } = scalarText(value, 'plain');
  return [head, ...below];
}
