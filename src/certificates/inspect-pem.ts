import { decodeBase64 } from './base64.ts';
import { holdsPrivateKey, isPrivateKeyDer, sequenceLength } from './private-key.ts';

/** What a text that should be CA certificates in PEM (RFC 7468) really is, without reading the certificates themselves. */
export interface PemReport {
  readonly blocks: readonly PemBlock[];
  /** How many of the blocks are whole certificates. */
  readonly certificates: number;
  readonly holdsPrivateKey: boolean;
  /** First line, from 1, of text outside of all blocks; `null` where there is none. Readers skip such text. */
  readonly textOutside: number | null;
  /** What the text is instead, where it has no block. */
  readonly instead: Instead | null;
}

export interface PemBlock {
  /** `CERTIFICATE`, `RSA PRIVATE KEY`, … */
  readonly label: string;
  /** Line of the BEGIN, from 1. */
  readonly line: number;
  /** The block in its canonical form; `''` where it has a flaw. */
  readonly pem: string;
  readonly flaw: Flaw | null;
}

/** `cut-off`: the content is shorter or longer than it says. `indented`: OpenSSL and Go find no BEGIN that follows a space. */
export type Flaw = 'no-end' | 'other-end' | 'not-base64' | 'not-der' | 'cut-off' | 'indented';

/** `bare`: base64 of DER without BEGIN and END. `wrapped`: the base64 of PEM, as Secrets hold it. */
export type Instead = 'nothing' | 'too-long' | 'binary' | 'bare' | 'wrapped' | 'text';

/** Longest text that is looked at, in characters. A ConfigMap takes five times as much. */
export const MAX_PEM = 200_000;

const BEGIN = /^([ \t]*)-----BEGIN ([A-Z0-9][A-Z0-9 ]*)-----\s*$/;
const END = /^[ \t]*-----END ([A-Z0-9][A-Z0-9 ]*)-----\s*$/;

/** Total and linear in the length of the text. */
export function inspectPem(text: string): PemReport {
  if (text.length > MAX_PEM) return { ...NOTHING, instead: 'too-long', holdsPrivateKey: holdsPrivateKey(text) };
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const blocks: PemBlock[] = [];
  let textOutside: number | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const begin = BEGIN.exec(lines[at] ?? '');
    if (begin === null) {
      if (textOutside === null && lines[at]?.trim() !== '') textOutside = at + 1;
      continue;
    }
    const [, indent = '', label = ''] = begin;
    const last = endOf(lines, at + 1);
    blocks.push(readBlock(label, lines.slice(at + 1, last), lines[last], at + 1, indent !== ''));
    // A BEGIN that ends the block unfinished begins the next one.
    at = END.test(lines[last] ?? '') ? last : last - 1;
  }
  return {
    blocks,
    certificates: blocks.filter(isCertificate).length,
    holdsPrivateKey: holdsPrivateKey(text),
    textOutside: blocks.length === 0 ? null : textOutside,
    instead: blocks.length === 0 ? whatElse(text) : null,
  };
}

/** The whole certificates of a text in canonical form, without anything around or between them; `''` for none. */
export function certificatesIn(text: string): string {
  const kept = inspectPem(text)
    .blocks.filter(isCertificate)
    .map((block) => block.pem)
    .join('');
  return holdsPrivateKey(kept) ? '' : kept;
}

/** The same, where the certificates came in a form that only needs unpacking: indented, on one line, bare, or wrapped. */
export function recoverCertificates(text: string): string {
  const straight = certificatesIn(text);
  if (straight !== '') return straight;
  const packed = text.replace(/\s+/g, '');
  const { instead } = inspectPem(text);
  if (instead === 'bare') return certificatesIn(framed('CERTIFICATE', packed));
  if (instead === 'wrapped') return certificatesIn(ascii(decodeBase64(packed) ?? new Uint8Array()));
  return instead === 'too-long' ? '' : certificatesIn(onOwnLines(text));
}

/** Puts BEGINs and ENDs on lines of their own and breaks everything else at white space. */
function onOwnLines(text: string): string {
  return text
    .replace(/\\[nr]/g, '\n')
    .split(/(-----(?:BEGIN|END) [A-Z0-9 ]+-----)/)
    .map((part, index) => (index % 2 === 1 ? part : part.trim().replace(/\s+/g, '\n')))
    .join('\n');
}

const NOTHING: PemReport = {
  blocks: [],
  certificates: 0,
  holdsPrivateKey: false,
  textOutside: null,
  instead: 'nothing',
};

function isCertificate(block: PemBlock): boolean {
  return block.label === 'CERTIFICATE' && block.flaw === null;
}

/** Index of the line that ends a block: its END, the next BEGIN, or the end of the text. */
function endOf(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && !END.test(lines[at] ?? '') && !BEGIN.test(lines[at] ?? '')) at += 1;
  return at;
}

function readBlock(
  label: string,
  body: readonly string[],
  end: string | undefined,
  line: number,
  indented: boolean,
): PemBlock {
  const flawed = (flaw: Flaw): PemBlock => ({ label, line, pem: '', flaw });
  const endLabel = END.exec(end ?? '')?.[1];
  if (endLabel === undefined) return flawed('no-end');
  if (endLabel !== label) return flawed('other-end');
  const packed = body.map((part) => part.trim()).join('');
  const bytes = decodeBase64(packed);
  if (bytes === undefined || /[-_]/.test(packed)) return flawed('not-base64');
  const length = sequenceLength(bytes);
  if (length === undefined || isPrivateKeyDer(bytes)) return flawed('not-der');
  if (length !== bytes.length) return flawed('cut-off');
  if (indented || body.some((part) => /^[ \t]/.test(part))) return flawed('indented');
  return { label, line, pem: framed(label, packed), flaw: null };
}

function framed(label: string, packed: string): string {
  const lines = packed.match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

function whatElse(text: string): Instead {
  const packed = text.replace(/\s+/g, '');
  if (packed === '') return 'nothing';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary from text
  if (/[\u0000-\u0008\ufffd]/.test(text)) return 'binary';
  const bytes = decodeBase64(packed);
  if (bytes === undefined || bytes.length < 16) return 'text';
  if (sequenceLength(bytes) === bytes.length) return 'bare';
  return ascii(bytes.slice(0, 11)) === '-----BEGIN ' ? 'wrapped' : 'text';
}

function ascii(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
