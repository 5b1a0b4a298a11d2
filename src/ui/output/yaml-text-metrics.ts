/** Metrics that the drawn text, the text area and Monaco share, in CSS pixels, so that nothing jumps between them. */
export const LINE_HEIGHT = 20;
export const FONT_SIZE = 13;
export const PADDING = 8;

/** Characters that the line numbers take, the space beside them included. */
export function gutterOf(lines: number): number {
  return Math.max(2, String(lines).length) + 3;
}
