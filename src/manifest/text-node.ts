/** The way to a place in a value: keys of maps, indexes of lists. */
export type Path = readonly (string | number)[];

/** Offsets in a text; the end is excluded. */
export type Span = readonly [from: number, to: number];

/** One value as it stands in a text. Offsets count from the start of the document's text. */
export type TextNode = MapNode | ListNode | ScalarNode | AliasNode;

interface Standing {
  /** Its own text, without anchor, tag, comments or space around it. */
  readonly start: number;
  readonly end: number;
  /** Where its anchor or tag begins; `start` where it has none. */
  readonly outer: number;
  readonly anchor: string | null;
  readonly tag: string | null;
}

export interface MapNode extends Standing {
  readonly kind: 'map';
  /** Written in braces. */
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export interface ListNode extends Standing {
  readonly kind: 'list';
  /** Written in brackets. */
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface ScalarNode extends Standing {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** What is written, without quotes and escapes; empty, and of no length in the text, where nothing is. */
  readonly text: string;
}

export interface AliasNode extends Standing {
  readonly kind: 'alias';
  readonly name: string;
  /** `null`: no such anchor before it. */
  readonly target: TextNode | null;
}

/** A field of a map or an item of a list. */
export interface Entry {
  /** Its key with anchor and tag, its dash, or in brackets the item itself. */
  readonly start: number;
  readonly end: number;
  /** Where the text of its value may begin: after the colon or the dash, and after anchor and tag. */
  readonly slot: number;
  /** `null` in lists. */
  readonly key: TextNode | null;
  /** The key as JSON has it; `null` in lists, for merge keys, and where JSON cannot have it. */
  readonly name: string | null;
  /** Written `<<`: the fields of its value become fields of the map. */
  readonly merge: boolean;
  /** `null`: nothing stands there, not even the place of an empty value. */
  readonly value: TextNode | null;
}

/** The entry that stands for one step of a path in a value; aliases and merge keys are not followed. */
export function entryAt(node: TextNode | null, step: string | number): Entry | null {
  if (node === null) return null;
  if (node.kind === 'list') return typeof step === 'number' ? (node.entries[step] ?? null) : null;
  if (node.kind !== 'map' || typeof step !== 'string') return null;
  return node.entries.findLast(({ name }) => name === step) ?? null;
}

/** The entries on the way along `path`, as far as they stand in the text. */
export function entriesAlong(root: TextNode | null, path: Path): readonly Entry[] {
  const found: Entry[] = [];
  let here = root;
  for (const step of path) {
    const entry = entryAt(here, step);
    if (entry === null) return found;
    found.push(entry);
    here = entry.value;
  }
  return found;
}

/** The path of the innermost entry that begins at `offset` or before it, and that no later one replaces. */
export function pathAtOffset(root: TextNode | null, offset: number): Path {
  const path: (string | number)[] = [];
  let here = root;
  while (here !== null && (here.kind === 'map' || here.kind === 'list')) {
    const index = here.entries.findLastIndex(({ start }) => start <= offset);
    const entry = here.entries[index];
    if (entry === undefined || (here.flow && offset >= here.end)) return path;
    if (here.kind === 'map' && entry.name === null) return path;
    path.push(entry.name ?? index);
    here = entry.value;
  }
  return path;
}

/** Every node of a tree, parents first; aliases are not followed. */
export function* nodesIn(node: TextNode | null): Generator<TextNode> {
  if (node === null) return;
  yield node;
  if (node.kind !== 'map' && node.kind !== 'list') return;
  for (const entry of node.entries) {
    yield* nodesIn(entry.key);
    yield* nodesIn(entry.value);
  }
}
