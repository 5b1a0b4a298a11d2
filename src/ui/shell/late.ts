import { use, useSyncExternalStore } from 'react';
import type { Workspace } from '../../workspace/workspace.ts';

/**
 * The parts of the page that compute and draw the output. They were painted at build time, so their code can wait until
 * somebody shows a sign of life; until then their painted markup stands, and React brings it to life when they arrive.
 */
export type Late = typeof import('./late-parts.ts');

let here: Late | null = null;
let fetching: Promise<void> | null = null;
let arrive: (parts: Late) => void = () => {};
const arrival = new Promise<Late>((resolve) => {
  arrive = resolve;
});

/**
 * Fetches them, once, and with them the implementation, without which they have nothing to show. A failure is the caller's
 * to tell; the next call tries again.
 */
export function fetchLate(workspace: Workspace): Promise<void> {
  fetching ??= Promise.all([import('./late-parts.ts'), workspace.loaded()]).then(
    ([parts]) => {
      here = parts;
      arrive(parts);
    },
    (error: unknown) => {
      fetching = null;
      throw error;
    },
  );
  return fetching;
}

/** The parts; suspends the component until they are here. */
export function useLate(): Late {
  return here ?? use(arrival);
}

/** The parts, or `null` until they are here: for what must answer before. */
export function useLateIfHere(): Late | null {
  return useSyncExternalStore(onArrival, lateIfHere, () => null);
}

export function lateIfHere(): Late | null {
  return here;
}

function onArrival(listener: () => void): () => void {
  let wanted = true;
  void arrival.then(() => wanted && listener());
  return () => {
    wanted = false;
  };
}
