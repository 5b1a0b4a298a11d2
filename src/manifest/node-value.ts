import type { Json } from './json.ts';
import { resolveScalar } from './scalar.ts';
import type { Entry, MapNode, Span, TextNode } from './text-node.ts';
import type { TextProblem } from './yaml-problems.ts';

/** Bounds of what is read. Beyond one of them stands a problem instead of a value. */
export const LIMITS = {
  /** Characters of a text: 5 MB. */
  characters: 5_000_000,
  /** Levels of maps and lists. */
  depth: 100,
  /** Values of one document once every alias stands for its whole value. */
  values: 1_000_000,
} as const;

export interface Valued {
  readonly problems: readonly TextProblem[];
  /** Of any node of the tree, aliases and merge keys followed; of use only where there are no problems. */
  readonly valueOf: (node: TextNode | null) => Json;
}

interface Measured {
  readonly value: Json;
  /** Values in it, aliases followed. */
  readonly size: number;
  /** Levels in it. */
  readonly depth: number;
}

const NOTHING: Measured = { value: null, size: 1, depth: 0 };

/** What the nodes of a tree mean to kubectl: as goyaml.v2/decode.go of sigs.k8s.io/yaml has it, as JSON. */
export function evaluate(root: TextNode | null): Valued {
  const evaluation = new Evaluation();
  evaluation.check(root);
  return { problems: evaluation.problems, valueOf: (node) => evaluation.measured(node).value };
}

class Evaluation {
  readonly problems: TextProblem[] = [];
  readonly #done = new Map<TextNode, Measured>();
  readonly #open = new Set<TextNode>();

  check(root: TextNode | null): void {
    const { size, depth } = this.measured(root);
    const span: Span = [root?.start ?? 0, root?.start ?? 0];
    if (depth > LIMITS.depth) this.#problem(span, `Nested deeper than ${LIMITS.depth} levels; nothing is read.`);
    if (size > LIMITS.values) this.#problem(span, 'The aliases make this too large; nothing is read.');
  }

  measured(node: TextNode | null): Measured {
    if (node === null) return NOTHING;
    const known = this.#done.get(node);
    if (known !== undefined) return known;
    this.#open.add(node);
    const measured = this.#measure(node);
    this.#open.delete(node);
    this.#done.set(node, measured);
    return measured;
  }

  #measure(node: TextNode): Measured {
    switch (node.kind) {
      case 'scalar':
        return this.#scalar(node);
      case 'alias':
        return this.#alias(node);
      case 'list':
        return collected(node.entries.map(({ value }) => this.measured(value)));
      case 'map':
        return this.#map(node);
    }
  }

  #scalar(node: TextNode & { kind: 'scalar' }): Measured {
    const resolved = resolveScalar(node.text, node.tag, node.style === 'plain');
    if (resolved.kind !== 'refused') return { value: resolved.value, size: 1, depth: 0 };
    this.#problem([node.start, node.end], resolved.why);
    return NOTHING;
  }

  #alias(node: TextNode & { kind: 'alias' }): Measured {
    const { target } = node;
    if (target !== null && !this.#open.has(target)) return this.measured(target);
    const why =
      target === null ? `No anchor &${node.name} stands before it.` : `The value of &${node.name} contains itself.`;
    this.#problem([node.start, node.end], why);
    return NOTHING;
  }

  /** In the order of the text, where the last one wins: a merge key overrides the fields before it, unlike in YAML 1.1. */
  #map(node: MapNode): Measured {
    const fields = new Map<string, Json>();
    const own = new Set<string>();
    const parts: Measured[] = [];
    for (const entry of node.entries) {
      const part = this.measured(entry.value);
      parts.push(part);
      if (entry.merge) this.#merge(entry, fields);
      else if (this.#named(entry, own)) fields.set(entry.name, part.value);
    }
    const { size, depth } = collected(parts);
    return { value: Object.fromEntries(fields), size, depth };
  }

  #named(entry: Entry, own: Set<string>): entry is Entry & { name: string } {
    const span: Span = [entry.key?.start ?? entry.start, entry.key?.end ?? entry.slot];
    if (entry.name === null) this.#problem(span, 'A key has to be text, a number or a boolean.');
    else if (own.has(entry.name)) this.#problem(span, `“${entry.name}” is there twice in one map.`);
    if (entry.name !== null) own.add(entry.name);
    return entry.name !== null;
  }

  #merge({ start, end, value }: Entry, fields: Map<string, Json>): void {
    const node = value?.kind === 'alias' ? value.target : value;
    // Of several the first wins: they are laid over one another from the last on.
    const sources = value?.kind === 'list' ? value.entries.map((item) => item.value).reverse() : [node];
    for (const source of sources) {
      const map = source?.kind === 'alias' ? source.target : source;
      if (map?.kind !== 'map') this.#problem([start, end], '<< takes a map, an alias of one, or a list of these.');
      else for (const [key, field] of Object.entries(this.measured(map).value ?? {})) fields.set(key, field);
    }
  }

  #problem(span: Span, message: string): void {
    this.problems.push({ span, message });
  }
}

function collected(parts: readonly Measured[]): Measured {
  let [size, depth] = [1, 0];
  for (const part of parts) {
    size += part.size;
    depth = Math.max(depth, part.depth);
  }
  return { value: parts.map(({ value }) => value), size, depth: depth + 1 };
}
