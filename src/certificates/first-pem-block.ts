import { decodeBase64 } from './base64.ts';

/** A block of PEM as a controller in Go meets it: whatever its label, and whatever its bytes mean. */
export interface FirstBlock {
  readonly label: string;
  /** The text behind it. */
  readonly rest: string;
}

const BEGIN = /(?<=^|\n)-----BEGIN ([^\n]*?)-----[ \t\r]*(?:\n|$)/g;
const HEADER = /(?!-)[^\n:]*:[^\n]*\n/y;
const END_OF_LINE = /[ \t\r]*(?:\n|$)/y;

/**
 * The first block that Go's `pem.Decode` finds; `undefined` where it finds none. What begins and cannot be decoded is passed
 * over for the next, as Go does it, so that a broken certificate matters only where no whole block follows.
 */
export function firstPemBlock(text: string): FirstBlock | undefined {
  for (const { 0: begin, 1: label = '', index } of text.matchAll(BEGIN)) {
    const from = behindHeaders(text, index + begin.length);
    // Base64 has no hyphen: the next one begins the END, or what stands here is no block.
    const end = text.indexOf('-', from);
    const last = `-----END ${label}-----`;
    if (end < 0) return undefined;
    if (!text.startsWith(last, end) || (end !== from && text[end - 1] !== '\n')) continue;
    const next = endOfLine(text, end + last.length);
    if (next !== undefined && isBase64(text.slice(from, end))) return { label, rest: text.slice(next) };
  }
  return undefined;
}

function behindHeaders(text: string, from: number): number {
  let at = from;
  for (;;) {
    HEADER.lastIndex = at;
    if (!HEADER.test(text)) return at;
    at = HEADER.lastIndex;
  }
}

function endOfLine(text: string, at: number): number | undefined {
  END_OF_LINE.lastIndex = at;
  return END_OF_LINE.test(text) ? END_OF_LINE.lastIndex : undefined;
}

/** Go asks for the padding, and knows one alphabet. */
function isBase64(body: string): boolean {
  const packed = body.replace(/\s+/g, '');
  return packed.length % 4 === 0 && !packed.includes('_') && decodeBase64(packed) !== undefined;
}
