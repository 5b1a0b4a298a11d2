import { implementationBehind } from '../implementations/aliases.ts';
import { fittingListener } from '../implementations/fitting-listener.ts';
import { newestVersion } from '../implementations/newest-version.ts';
import { sameJson } from '../manifest/json.ts';
import type { Dispatch } from './action.ts';
import { isWork } from './autosave.ts';
import { EMPTY, type Snapshot } from './state.ts';

/** What a link is opened over. */
export interface Covered {
  readonly work: Snapshot;
  /** It is not just another link, as that was opened. */
  readonly touched: boolean;
  /** Keeps it, and gives its id. */
  setAside(work: Snapshot): number;
}

/**
 * Opens the link that a fragment holds. Work that it covers is not lost: it is set aside and offered. What cannot be
 * opened is said, and changes nothing. `true` where the fragment has served its purpose.
 */
export async function openLink(
  fragment: string,
  { work, touched, setAside }: Covered,
  dispatch: Dispatch,
): Promise<boolean> {
  const link = await decode(fragment);
  if (link === null) {
    dispatch({ type: 'notify', notice: { kind: 'part-gone' } });
    return false;
  }
  if (!link.ok) {
    dispatch({ type: 'notify', notice: { kind: 'link-failed', says: link.says } });
    return false;
  }
  const { configuration, manifests, notes } = link;
  const hand = manifests === null ? null : { ...manifests, agreed: configuration };
  const same = hand === null && work.hand === null && sameJson(work.configuration, configuration);
  const id = isWork(work) && touched && !same ? setAside(work) : null;
  dispatch({ type: isWork(work) ? 'open' : 'restore', work: { ...EMPTY, configuration, hand } });
  // What was said of the link before is not said of this one.
  for (const kind of ['link-failed', 'link-opened'] as const) dispatch({ type: 'dismiss', kind });
  if (id !== null) dispatch({ type: 'notify', notice: { kind: 'earlier-work', id, work, when: 'now' } });
  if (notes.length > 0) dispatch({ type: 'notify', notice: { kind: 'link-opened', notes } });
  return true;
}

/** Reading links is fetched only by those who come with one. */
async function decode(fragment: string) {
  try {
    const { decodeLink } = await import('../share/decode-link.ts');
    return decodeLink(fragment, { implementationBehind, newestVersion, fittingListener });
  } catch {
    return null;
  }
}
