/** Colours for YAML, line by line: quick, total, and never changing a character. It colours; it does not parse. */

export type TokenKind = 'space' | 'key' | 'string' | 'number' | 'word' | 'comment' | 'punctuation' | 'plain';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Indentation of the line that a block scalar (`|`, `>`) began on while inside it; `null` outside. */
export type BlockScalar = number | null;

const MARKER = /^(?:---|\.\.\.)(?=\s|$)/;
const DASHES = /^(?:- +)+/;
const KEY = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#[\]{},&*!|>%@`-][^:#]*?|-[^\s:#][^:#]*?)(?= *:(?:\s|$))/;
const VALUE: readonly (readonly [RegExp, TokenKind])[] = [
  [/^\s+/, 'space'],
  [/^#.*/, 'comment'],
  [/^"(?:[^"\\]|\\.)*"?/, 'string'],
  [/^'(?:[^']|'')*'?/, 'string'],
  [/^[[\]{},]/, 'punctuation'],
  [/^-?(?:0x[\da-f]+|0o?[0-7]+|\d+(?:\.\d*)?(?:e[-+]?\d+)?)(?=\s*(?:$|[,\]}]|\s#))/i, 'number'],
  [/^(?:true|false|null|yes|no|on|off|~)(?=\s*(?:$|[,\]}]|\s#))/i, 'word'],
];
const BLOCK = /^[|>][-+\d]*(?=\s*(?:$|#))/;
const PLAIN = /^(?:(?!\s#).)+/;
const FLOW_PLAIN = /^(?:(?!\s#)[^,[\]{}])+/;

export function tokenizeLine(
  line: string,
  block: BlockScalar = null,
): { tokens: readonly Token[]; block: BlockScalar } {
  const indent = indentOf(line);
  if (block !== null && (indent === line.length || indent > block)) {
    return { tokens: nonEmpty(line.slice(0, indent), line.slice(indent)), block };
  }
  const tokens: Token[] = [];
  const rest = head(line, tokens);
  return { tokens, block: opensBlock(values(rest, tokens)) ? indent : null };
}

/** The state that each line begins in, and the one after the last. */
export function blockScalars(lines: readonly string[]): readonly BlockScalar[] {
  const states: BlockScalar[] = [null];
  for (const line of lines) states.push(stateAfter(line, states.at(-1) ?? null));
  return states;
}

/** As `tokenizeLine` would say, without the tokens: most lines open nothing. */
function stateAfter(line: string, block: BlockScalar): BlockScalar {
  if (block === null && !line.includes('|') && !line.includes('>')) return null;
  if (block !== null && (line.trim() === '' || indentOf(line) > block)) return block;
  return tokenizeLine(line, null).block;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function nonEmpty(space: string, string: string): readonly Token[] {
  const tokens: Token[] = [
    { kind: 'space', text: space },
    { kind: 'string', text: string },
  ];
  return tokens.filter(({ text }) => text !== '');
}

/** Takes indentation, dashes and key off the front. */
function head(line: string, tokens: Token[]): string {
  let rest = line;
  const take = (kind: TokenKind, pattern: RegExp): boolean => {
    const text = pattern.exec(rest)?.[0] ?? '';
    if (text !== '') tokens.push({ kind, text });
    rest = rest.slice(text.length);
    return text !== '';
  };
  if (take('punctuation', MARKER)) return rest;
  take('space', /^\s+/);
  take('punctuation', DASHES);
  if (take('key', KEY)) take('punctuation', /^ *:/);
  return rest;
}

/** Takes what follows the key; returns the last of it that is neither space nor comment. */
function values(line: string, tokens: Token[]): Token | undefined {
  let rest = line;
  let last: Token | undefined;
  let flow = false;
  while (rest !== '') {
    const token = nextValue(rest, flow);
    tokens.push(token);
    rest = rest.slice(token.text.length);
    flow ||= token.kind === 'punctuation';
    if (token.kind !== 'space' && token.kind !== 'comment') last = token;
  }
  return last;
}

function nextValue(rest: string, flow: boolean): Token {
  const block = BLOCK.exec(rest)?.[0];
  if (block !== undefined) return { kind: 'punctuation', text: block };
  for (const [pattern, kind] of VALUE) {
    const text = pattern.exec(rest)?.[0];
    if (text !== undefined) return { kind, text };
  }
  const text = (flow ? FLOW_PLAIN : PLAIN).exec(rest)?.[0];
  return { kind: 'plain', text: text ?? rest.charAt(0) };
}

function opensBlock(last: Token | undefined): boolean {
  return last?.kind === 'punctuation' && /^[|>]/.test(last.text);
}
