import { decodeBase64 } from './base64.ts';

/**
 * Whether a text holds a private key, in a form that would be of use to somebody who finds it: PEM of any label, the
 * base64 of PEM (a Secret's `tls.key`), and the bare base64 of DER. Indentation, quotes, line breaks and comment signs
 * in between do not hide it. Errs on the side of yes.
 */
export function holdsPrivateKey(text: string): boolean {
  const squeezed = text.replace(/\\[nrt]/g, '').replace(/[^A-Za-z0-9]+/g, '');
  return FRAME.test(squeezed) || WRAPPED.test(squeezed) || (text.match(TOKEN) ?? []).some(isKeyToken);
}

/** `-----BEGIN … PRIVATE KEY` of PKCS#1, PKCS#8, SEC 1, OpenSSH and PGP, once everything but letters and digits is gone. */
const FRAME = /BEGIN[A-Z0-9]{0,40}PRIVATEKEY/;

/** `PRIVATE KEY` in base64, wherever it stands in a group of three bytes. */
const WRAPPED = /UFJJVkFURSBLRV|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW/;

/** A run of base64 that begins as DER does: 0x30, which makes an `M`. */
const TOKEN = /(?<![A-Za-z0-9+/_-])M[A-Za-z0-9+/_-]{39,}/g;

function isKeyToken(token: string): boolean {
  const head = decodeBase64(token.slice(0, 40));
  return head !== undefined && isPrivateKeyDer(head);
}

/**
 * Whether DER begins as a private key does. PKCS#1, PKCS#8 and SEC 1 begin with a version (RFC 8017, 5958, 5915), and so
 * does PKCS#12 (RFC 7292), which nearly always holds a key; an encrypted PKCS#8 begins with an algorithm of PKCS#5 or PKCS#12.
 * Certificates, requests and public keys begin otherwise.
 */
export function isPrivateKeyDer(bytes: Uint8Array): boolean {
  const body = contentOf(bytes, 0);
  if (body === undefined || bytes[0] !== SEQUENCE) return false;
  if (bytes[body] === INTEGER && bytes[body + 1] === 1) {
    const [version, next] = [bytes[body + 2], bytes[body + 3]];
    if (version === 0) return next === SEQUENCE || next === INTEGER;
    if (version === 1) return next === OCTET_STRING || next === SEQUENCE;
    return version === 3 && next === SEQUENCE;
  }
  const algorithm = bytes[body] === SEQUENCE ? contentOf(bytes, body) : undefined;
  if (algorithm === undefined || bytes[algorithm] !== OBJECT_IDENTIFIER) return false;
  const arc = bytes[algorithm + 2 + RSADSI_PKCS.length];
  return RSADSI_PKCS.every((byte, index) => bytes[algorithm + 2 + index] === byte) && (arc === 5 || arc === 12);
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTET_STRING = 0x04;

const OBJECT_IDENTIFIER = 0x06;

/** 1.2.840.113549.1 in DER; PKCS#5 is 5 of it and PKCS#12 is 12, the two that encrypt keys with a password. */
const RSADSI_PKCS = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01];

/** Where the content of the DER element at `at` begins; `undefined` where its length is not DER. */
function contentOf(bytes: Uint8Array, at: number): number | undefined {
  const length = bytes[at + 1];
  if (length === undefined || length === 0x80 || length > 0x84) return undefined;
  return at + 2 + (length < 0x80 ? 0 : length - 0x80);
}

/** Length that the DER element at the beginning says it has, header included; `undefined` where it is not a SEQUENCE. */
export function sequenceLength(bytes: Uint8Array): number | undefined {
  const body = contentOf(bytes, 0);
  if (body === undefined || bytes[0] !== SEQUENCE) return undefined;
  if (body === 2) return 2 + (bytes[1] ?? 0);
  let length = 0;
  for (let at = 2; at < body; at += 1) length = length * 256 + (bytes[at] ?? 0);
  return body + length;
}
