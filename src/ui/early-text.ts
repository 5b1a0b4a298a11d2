/**
 * The manifests are painted as a text area that can be typed into before its code is here. When React brings it to life it
 * puts back the painted text, with the caret behind its end: what somebody did meanwhile is kept here, and done again.
 */
export interface EarlyText {
  readonly text: string;
  readonly selection: readonly [start: number, end: number];
}

let early: (EarlyText & { readonly area: HTMLTextAreaElement }) | null = null;
let listening = false;

/** Listens until the text area is alive. */
export function keepEarlyText(): void {
  listening = true;
  note();
  document.addEventListener('input', note, { capture: true });
  document.addEventListener('selectionchange', note);
}

/** What was done in a text area that comes to life now; `null` where nobody has turned to it. */
export function takeEarlyText(area: HTMLTextAreaElement): EarlyText | null {
  if (!listening) return null;
  listening = false;
  document.removeEventListener('input', note, { capture: true });
  document.removeEventListener('selectionchange', note);
  const taken = early?.area === area ? early : null;
  early = null;
  return taken;
}

function note(): void {
  const area = document.activeElement;
  if (!(area instanceof HTMLTextAreaElement) || area.closest('#output') === null) return;
  const { value: text, selectionStart, selectionEnd } = area;
  // Nobody takes a whole edit back by moving the caret: then React has begun, and the area says nothing of its user.
  if (early !== null && early.text !== early.area.defaultValue && text === area.defaultValue) return;
  // The same text, but set: from then on a caret stays where it is when React says again what was painted.
  if (early?.area !== area) area.value = text;
  early = { area, text, selection: [selectionStart, selectionEnd] };
}
