import {
  type CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { keyOf, resolveScalar } from './scalar.ts';
import type { AliasNode, Entry, ScalarNode, ScalarStyle, TextNode } from './text-node.ts';
import { inOwnWords, type TextProblem } from './yaml-problems.ts';

export interface YamlTree {
  readonly root: TextNode | null;
  readonly problems: readonly TextProblem[];
}

/** Reads one YAML document; every scalar stays as it is written. Total but for nesting, see LIMITS. */
export function yamlTree(text: string): YamlTree {
  const document = parseDocument(text, {
    schema: 'failsafe',
    version: '1.1',
    keepSourceTokens: true,
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  return { root: new Planter().root(document), problems: inOwnWords(document.errors, text) };
}

/** Anchor and tag of a node, and where they and the mark before them stand. */
interface Props {
  readonly outer: number | null;
  readonly anchor: string | null;
  readonly tag: string | null;
}

const NO_PROPS: Props = { outer: null, anchor: null, tag: null };
const STYLES: { readonly [type: string]: ScalarStyle | undefined } = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** Makes the project's tree from the library's, in the order of the text, so that an alias finds the last anchor before it. */
class Planter {
  readonly #anchors = new Map<string, TextNode>();

  root(document: Document.Parsed): TextNode | null {
    const { contents } = document;
    if (contents === null || (isScalar(contents) && isNothing(contents))) return null;
    return this.#node(contents, [], 0);
  }

  /** `tokens`: what stands before the node, from its key or dash on. `slot`: where nothing would stand. */
  #node(node: unknown, tokens: readonly CST.SourceToken[], slot: number): TextNode | null {
    const props = propsOf(node, tokens);
    if (isAlias(node)) return this.#alias(node.source, node.range ?? [slot, slot]);
    if (isMap(node)) return this.#map(node, props);
    if (isSeq(node)) return this.#list(node, props);
    return isScalar(node) ? this.#scalar(node, props, slot) : null;
  }

  #alias(name: string, [start, end]: readonly [number, number, ...unknown[]]): AliasNode {
    const target = this.#anchors.get(name) ?? null;
    return { kind: 'alias', name, target, start, end, outer: start, anchor: null, tag: null };
  }

  #scalar(node: Scalar, props: Props, slot: number): ScalarNode {
    const [start, end] = isNothing(node) || !node.range ? [slot, slot] : node.range;
    const text = typeof node.value === 'string' ? node.value : '';
    const style = STYLES[node.type ?? ''] ?? 'plain';
    const scalar: ScalarNode = { kind: 'scalar', style, text, start, end, ...props, outer: props.outer ?? start };
    return this.#named(scalar);
  }

  #map(node: YAMLMap, props: Props): TextNode {
    const entries: Entry[] = [];
    const start = node.range?.[0] ?? 0;
    const map = { kind: 'map' as const, flow: node.flow === true, entries, start, end: start, ...props };
    const open = this.#named({ ...map, outer: props.outer ?? start });
    for (const pair of node.items) if (isPair(pair)) entries.push(this.#pair(pair));
    return Object.assign(open, { end: this.#endOf(node, entries, start) });
  }

  #list(node: YAMLSeq, props: Props): TextNode {
    const entries: Entry[] = [];
    const start = node.range?.[0] ?? 0;
    const list = { kind: 'list' as const, flow: node.flow === true, entries, start, end: start, ...props };
    const open = this.#named({ ...list, outer: props.outer ?? start });
    const items = itemTokens(node);
    for (const [index, item] of node.items.entries()) entries.push(this.#item(item, items[index]?.start ?? []));
    return Object.assign(open, { end: this.#endOf(node, entries, start) });
  }

  #endOf(node: YAMLMap | YAMLSeq, entries: readonly Entry[], start: number): number {
    return node.flow === true ? (node.range?.[1] ?? start) : (entries.at(-1)?.end ?? start);
  }

  #pair({ key, value, srcToken }: Pair & { srcToken?: unknown }): Entry {
    const source = collectionItem(srcToken);
    const begin = source.start.find(({ type }) => type === 'explicit-key-ind');
    const keyNode = this.#node(key, source.start, begin === undefined ? 0 : begin.offset + 1);
    const colon = source.sep.find(({ type }) => type === 'map-value-ind');
    const afterKey = keyNode?.end ?? 0;
    const slot = slotAfter(source.sep, colon === undefined ? afterKey : colon.offset + 1);
    const valueNode = colon === undefined ? null : this.#node(value, source.sep, slot);
    return {
      start: begin?.offset ?? keyNode?.outer ?? 0,
      end: Math.max(valueNode?.end ?? slot, slot),
      slot,
      key: keyNode,
      value: valueNode,
      ...nameOf(keyNode),
    };
  }

  #item(item: unknown, tokens: readonly CST.SourceToken[]): Entry {
    const dash = tokens.find(({ type }) => type === 'seq-item-ind');
    const slot = slotAfter(tokens, dash === undefined ? 0 : dash.offset + 1);
    const value = this.#node(item, tokens, slot);
    const start = dash?.offset ?? value?.outer ?? slot;
    const end = Math.max(value?.end ?? slot, slot);
    return { start, end, slot: dash === undefined ? start : slot, key: null, name: null, merge: false, value };
  }

  #named<Node extends TextNode>(node: Node): Node {
    if (node.anchor !== null) this.#anchors.set(node.anchor, node);
    return node;
  }
}

/** A scalar of which nothing stands in the text. */
function isNothing({ range, source }: Scalar): boolean {
  return source === '' && (range === undefined || range === null || range[0] === range[1]);
}

function propsOf(node: unknown, tokens: readonly CST.SourceToken[]): Props {
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return NO_PROPS;
  const first = tokens.find(({ type }) => type === 'anchor' || type === 'tag');
  return { outer: first?.offset ?? null, anchor: node.anchor ?? null, tag: node.tag ?? null };
}

/** After the last of colon or dash, anchor and tag. */
function slotAfter(tokens: readonly CST.SourceToken[], mark: number): number {
  const last = tokens.findLast(({ type }) => type === 'anchor' || type === 'tag');
  return Math.max(mark, last === undefined ? 0 : last.offset + last.source.length);
}

interface SourceItem {
  readonly start: readonly CST.SourceToken[];
  readonly sep: readonly CST.SourceToken[];
}

/** The library declares tokens for its own use only: a pair has one whenever `keepSourceTokens` is set. */
function collectionItem(token: unknown): SourceItem {
  const { start = [], sep = [] } = (token ?? {}) as Partial<SourceItem>;
  return { start, sep: sep ?? [] };
}

/** Tokens of a list's items, one for each; what holds comments or a comma alone is none. */
function itemTokens({ srcToken }: YAMLSeq): readonly SourceItem[] {
  if (srcToken?.type !== 'block-seq' && srcToken?.type !== 'flow-collection') return [];
  const mark = srcToken.type === 'block-seq' ? ['seq-item-ind'] : ['anchor', 'tag', 'explicit-key-ind'];
  const items: readonly (Partial<SourceItem> & { readonly value?: unknown; readonly key?: unknown })[] = srcToken.items;
  return items
    .filter(({ start = [], sep, value, key }) => sep || value || key || start.some(({ type }) => mark.includes(type)))
    .map(({ start = [], sep = [] }) => ({ start, sep }));
}

function nameOf(key: TextNode | null): { readonly name: string | null; readonly merge: boolean } {
  const scalar = key?.kind === 'alias' ? key.target : key;
  if (scalar?.kind !== 'scalar') return { name: null, merge: false };
  const plain = scalar.style === 'plain';
  if (scalar.text === '<<' && (plain || scalar.tag === 'tag:yaml.org,2002:merge') && key?.kind === 'scalar') {
    return { name: null, merge: true };
  }
  return { name: keyOf(resolveScalar(scalar.text, scalar.tag, plain)), merge: false };
}
