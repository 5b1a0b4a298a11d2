import { lateIfHere } from './late.ts';

/** React drops clicks on what was painted and is not alive yet. The last one is kept, and made again. */
let early: Element | null = null;

/** Listens until the output is alive. */
export function keepEarlyClick(): void {
  addEventListener(
    'click',
    ({ target }) => {
      if (lateIfHere() === null && target instanceof Element) {
        early = target.closest('#output :is(button, [role=button])');
      }
    },
    { capture: true },
  );
}

export function replayEarlyClick(): void {
  if (early?.isConnected === true) early.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  early = null;
}
