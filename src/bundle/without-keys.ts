import { holdsPrivateKey } from '../certificates/private-key.ts';
import type { Standing } from '../review/review.ts';

/**
 * Manifests that somebody has changed by hand, as they may leave the page: a document with a private key in it is left
 * out, and a comment stands in its place. Documents are told apart as YAML does, by a line that begins with `---`.
 */
export function withoutKeys(standing: Standing): Standing {
  if (!holdsPrivateKey(standing.text) && !holdsPrivateKey(JSON.stringify(standing.written))) return standing;
  return {
    ...standing,
    text: withoutKeyDocuments(standing.text),
    applied: withoutKeyDocuments(standing.applied),
    written: standing.written.filter((entry) => !holdsPrivateKey(JSON.stringify(entry))),
  };
}

const LEFT_OUT = '# A document with a private key in it was left out here.\n';

function withoutKeyDocuments(text: string): string {
  const safe = text
    .split(/^(?=---(?:\s|$))/m)
    .map((document) => (holdsPrivateKey(document) ? `${/^---/.test(document) ? '---\n' : ''}${LEFT_OUT}` : document))
    .join('');
  // Whatever hides a key across documents is not taken away at all.
  return holdsPrivateKey(safe) ? LEFT_OUT : safe;
}
