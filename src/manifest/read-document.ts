import type { Json } from './json.ts';
import { jsonTree } from './json-tree.ts';
import { evaluate, LIMITS, type Valued } from './node-value.ts';
import { type Contents, contentsOf, type Stray, type TextObject } from './objects-in.ts';
import { templateIn } from './template-action.ts';
import type { TextNode } from './text-node.ts';
import type { TextProblem } from './yaml-problems.ts';
import { yamlTree } from './yaml-tree.ts';

/** What one document's text holds; offsets count from its start. */
export interface ReadDocument {
  /** `undefined`: there is nothing in it, or it has problems. */
  readonly value: Json | undefined;
  readonly objects: readonly TextObject[];
  readonly strays: readonly Stray[];
  readonly problems: readonly TextProblem[];
  /** JSON, not only YAML. */
  readonly json: boolean;
  /** Where everything stands; of broken text what can be made out. Made when it is first asked for. */
  root(): TextNode | null;
  /** Of any node of `root()`. */
  valueOf(node: TextNode | null): Json;
}

/** Documents read lately, by their text: from one keystroke to the next all but one are the same. */
const READ = new Map<string, ReadDocument>();
/** How many of them, and how many characters in all; the youngest stays whatever its length. */
const READ_LIMIT = { documents: 400, characters: 4_000_000 } as const;

/** Reads the text of one document. Total. */
export function readDocument(text: string): ReadDocument {
  const known = READ.get(text);
  READ.delete(text);
  const document = known ?? fromJson(text) ?? fromYaml(text);
  READ.set(text, document);
  if (known === undefined) forgetOldest();
  return document;
}

function forgetOldest(): void {
  let characters = 0;
  for (const [age, text] of [...READ.keys()].reverse().entries()) {
    characters += text.length;
    const over = age >= READ_LIMIT.documents || characters > READ_LIMIT.characters;
    if (age > 0 && over) READ.delete(text);
  }
}

function fromYaml(text: string): ReadDocument {
  const refused = refusal(text);
  if (refused !== null) return broken([{ span: [0, Math.min(1, text.length)], message: refused }]);
  try {
    const { root, problems } = yamlTree(text);
    const directive = directives(text);
    const valued = evaluate(root);
    const syntax = directive.length > 0 ? directive : problems;
    const template = syntax.length + valued.problems.length > 0 ? templateIn(text) : null;
    return template === null ? finished(root, valued, syntax) : { ...broken([template]), root: () => root };
  } catch (error) {
    // The library gives up at some depth by exhausting the stack.
    const message = error instanceof RangeError ? TOO_DEEP : 'This cannot be read.';
    return broken([{ span: [0, Math.min(1, text.length)], message }]);
  }
}

function finished(root: TextNode | null, valued: Valued, syntax: readonly TextProblem[]): ReadDocument {
  const problems = [...syntax, ...valued.problems].sort((a, b) => a.span[0] - b.span[0]);
  const value = problems.length > 0 || root === null ? undefined : valued.valueOf(root);
  const contents = value === undefined ? NOTHING : contentsOf(value);
  return { value, ...contents, problems, json: false, root: () => root, valueOf: valued.valueOf };
}

const NOTHING: Contents = { objects: [], strays: [] };

function broken(problems: readonly TextProblem[]): ReadDocument {
  return { value: undefined, ...NOTHING, problems, json: false, root: () => null, valueOf: () => null };
}

const TOO_DEEP = `Nested deeper than ${LIMITS.depth} levels; nothing is read.`;

/** Texts that the parser would need too much time or memory for. */
function refusal(text: string): string | null {
  if (text.length > LIMITS.characters) return `Longer than ${LIMITS.characters} characters; nothing is read.`;
  if (/(?:[-?:][ \t]+){200}/.test(text)) return TOO_DEEP;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (depth > LIMITS.depth * 5) return TOO_DEEP;
  }
  return null;
}

/** kubectl cuts at `---` before it reads, so that a directive stands in a document of its own. */
function directives(text: string): readonly TextProblem[] {
  const [before] = /^([ \t]*(#[^\n]*)?\r?\n)*/.exec(text) ?? [''];
  if (text[before.length] !== '%') return [];
  const message = 'kubectl does not take directives: it cuts the text at --- before it reads them.';
  const end = text.indexOf('\n', before.length);
  return [{ span: [before.length, end < 0 ? text.length : end], message }];
}

/** `null` where the text is no JSON object. Where JSON.parse would hide a fault, the tree is evaluated, which says it. */
function fromJson(text: string): ReadDocument | null {
  if (text.length > LIMITS.characters || !/^\s*\{/.test(text)) return null;
  const value = parseJson(text);
  if (value === undefined || depthOf(value) > LIMITS.depth) return null;
  if (mayHideFaults(text, value)) return evaluated(jsonTree(text));
  let tree: TextNode | undefined;
  let valued: Valued | undefined;
  const root = () => {
    tree ??= jsonTree(text);
    return tree;
  };
  return {
    value,
    ...contentsOf(value),
    problems: [],
    json: true,
    root,
    valueOf: (node) => {
      valued ??= evaluate(root());
      return valued.valueOf(node);
    },
  };
}

function evaluated(root: TextNode): ReadDocument {
  return { ...finished(root, evaluate(root), []), json: true };
}

function parseJson(text: string): Json | undefined {
  try {
    // JSON.parse gives JSON.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function depthOf(value: Json, level = 0): number {
  if (typeof value !== 'object' || value === null || level > LIMITS.depth) return level;
  let deepest = level + 1;
  for (const inner of Object.values(value) as readonly Json[]) deepest = Math.max(deepest, depthOf(inner, level + 1));
  return deepest;
}

/** Keys that are there twice, integers that lose digits, and numbers that are not finite. */
function mayHideFaults(text: string, value: Json): boolean {
  let keys = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"\s*:?|[\d.]{16,}|[eE]\+?\d{3,}/g)) {
    if (token.endsWith(':')) keys += 1;
    else if (!token.startsWith('"')) return true;
  }
  return keys !== countKeys(value);
}

function countKeys(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value) as readonly Json[];
  return inner.reduce<number>((sum, one) => sum + countKeys(one), Array.isArray(value) ? 0 : inner.length);
}
