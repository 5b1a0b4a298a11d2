import { load, loadFirst } from '../implementations/load.ts';
import { cardOf } from '../implementations/registry.ts';
import type { Dispatch } from './action.ts';

/**
 * Fetches an implementation, with what reads manifests only where somebody has turned to them. Whatever comes of it is said
 * by an action; the last output stays meanwhile.
 */
export async function loadImplementation(id: string, reading: boolean, dispatch: Dispatch): Promise<void> {
  const card = cardOf(id);
  if (card === undefined) {
    dispatch({ type: 'implementation-failed', id, why: 'unknown' });
    return;
  }
  try {
    dispatch({ type: 'implementation-loaded', id, implementation: await (reading ? load(card) : loadFirst(card)) });
  } catch {
    dispatch({ type: 'implementation-failed', id, why: 'failed' });
  }
}
