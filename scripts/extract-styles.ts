/** Emotion writes a component's styles right before it when it renders to a string. */
const STYLE_ELEMENT = /<style data-emotion="[^"]*"[^>]*>[\s\S]*?<\/style>/g;

/**
 * Takes the style elements out of rendered markup, in their order. They belong into the head: Emotion's first act in the
 * browser is to move them there, and the markup has to be the one that React expects when it hydrates.
 */
export function extractStyles(rendered: string): { readonly styles: string; readonly markup: string } {
  return { styles: (rendered.match(STYLE_ELEMENT) ?? []).join(''), markup: rendered.replace(STYLE_ELEMENT, '') };
}
