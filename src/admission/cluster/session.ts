import type { InstalledCrd } from './installed-crd.ts';
import { readCrds } from './read-crds.ts';
import { verdictsOf } from './verdicts.ts';
import type { CrdAnswer, CrdRequest, FoundCrds, FoundKind } from './worker-protocol.ts';

/**
 * Holds the CRDs of one cluster and answers questions about them: what a worker does, without the worker. Never throws.
 * @param textOf The text of a source, in parts.
 */
export function createCrdSession<Source>(
  textOf: (source: Source) => Iterable<string> | AsyncIterable<string>,
  answer: (answer: CrdAnswer) => void,
): (request: CrdRequest<Source>) => Promise<void> {
  let crds: readonly InstalledCrd[] = [];
  return async (request) => {
    const { revision } = request;
    if (request.type === 'check') {
      answer({ type: 'checked', revision, verdicts: verdictsOf(crds, request.objects) });
      return;
    }
    const read = await readCrds(textOf(request.source), (progress) => answer({ type: 'progress', revision, progress }));
    if (!read.ok) {
      answer({ type: 'refused', revision, says: read.says });
      return;
    }
    crds = read.crds;
    answer({ type: 'imported', revision, found: foundIn(read) });
  };
}

function foundIn({ crds, ...rest }: { readonly crds: readonly InstalledCrd[] } & Omit<FoundCrds, 'kinds'>): FoundCrds {
  return { kinds: crds.map(kindOf), notUnderstood: rest.notUnderstood, others: rest.others };
}

/** What a CRD says of itself. */
export function kindOf({ group, kind, versions, bundle, channel }: InstalledCrd): FoundKind {
  const served = versions.filter((version) => version.served).map(({ name }) => name);
  return {
    group,
    kind,
    served,
    ...(bundle === undefined ? {} : { bundle }),
    ...(channel === undefined ? {} : { channel }),
  };
}
