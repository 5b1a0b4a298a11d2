import { createCrdSession } from '../../../admission/cluster/session.ts';
import type { CrdRequest } from '../../../admission/cluster/worker-protocol.ts';
import { encodingOf } from '../../ports/encoding-of.ts';

/** The worker that holds the CRDs of a cluster: in memory only, for as long as the page wants it. */

const handle = createCrdSession<Blob>(textOf, (answer) => postMessage(answer));

addEventListener('message', ({ data }: MessageEvent<CrdRequest<Blob>>) => void handle(data));

/** Part by part, so that 50 MB are never there twice. */
async function* textOf(source: Blob): AsyncIterable<string> {
  const reader = source.stream().getReader();
  let decoder: TextDecoder | undefined;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    decoder ??= new TextDecoder(encodingOf(read.value));
    yield decoder.decode(read.value, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}
