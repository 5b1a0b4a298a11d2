import { Inflate, strFromU8 } from 'fflate';

/** Bytes that are fed in between two looks at what has come out: deflate grows at most about a thousandfold. */
const STEP = 512;

export type Inflated =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: 'truncated' | 'too-large' };

/** Inflates raw deflate to text in small steps and stops as soon as more than `limit` bytes have come out. */
export function inflateText(bytes: Uint8Array, limit: number): Inflated {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length && size <= limit; at += STEP) {
      inflate.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
    if (size > limit) return { ok: false, error: 'too-large' };
    return size === 0 ? { ok: false, error: 'truncated' } : { ok: true, text: strFromU8(joined(chunks, size)) };
  } catch {
    return { ok: false, error: 'truncated' };
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
