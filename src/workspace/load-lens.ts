import type { Dispatch } from './action.ts';

/** Fetches what brings form and text together. The text can be edited meanwhile; nothing of it is lost. */
export async function loadLens(dispatch: Dispatch): Promise<void> {
  try {
    const { lens } = await import('../lens/lens.ts');
    dispatch({ type: 'lens-loaded', lens });
  } catch {
    dispatch({ type: 'lens-failed' });
    dispatch({ type: 'notify', notice: { kind: 'part-gone' } });
  }
}
