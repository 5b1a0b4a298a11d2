import { readPasted, unreadTexts } from '../review/pasted.ts';
import type { Dispatch } from './action.ts';
import type { Clock } from './ports.ts';
import type { Shown } from './state.ts';

/** Reads the certificates that were pasted. Until it is done, the checks speak of their frames alone. */
export async function loadCertificates(shown: Shown | null, clock: Clock, dispatch: Dispatch): Promise<void> {
  if (shown === null) return;
  const { configuration, pasted } = shown;
  if (unreadTexts(configuration, pasted.readings).length === 0) return;
  try {
    const readings = await readPasted(configuration, pasted.readings);
    dispatch({ type: 'certificates-read', pasted: { readings, now: clock.now() } });
  } catch {
    dispatch({ type: 'notify', notice: { kind: 'part-gone' } });
  }
}
