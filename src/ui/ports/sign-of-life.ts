const SIGNS = [
  'pointermove',
  'pointerdown',
  'keydown',
  'focusin',
  'input',
  'change',
  'touchstart',
  'wheel',
  'scroll',
] as const;

/** Calls back once, as soon as somebody does anything with the page. */
export function onSignOfLife(call: () => void): void {
  const seen = () => {
    for (const sign of SIGNS) removeEventListener(sign, seen, true);
    call();
  };
  for (const sign of SIGNS) addEventListener(sign, seen, { capture: true, passive: true });
  // Somebody was faster than the page.
  if (document.activeElement !== null && document.activeElement !== document.body) seen();
}
