import { cardOf } from '../implementations/registry.ts';
import type { Dispatch } from './action.ts';

/** Fetches an implementation. Whatever comes of it is said by an action; the last output stays meanwhile. */
export async function loadImplementation(id: string, dispatch: Dispatch): Promise<void> {
  const card = cardOf(id);
  if (card === undefined) {
    dispatch({ type: 'implementation-failed', id, why: 'unknown' });
    return;
  }
  try {
    dispatch({ type: 'implementation-loaded', id, implementation: await card.load() });
  } catch {
    dispatch({ type: 'implementation-failed', id, why: 'failed' });
  }
}
