import type { Lane } from './picture.ts';
import type { DiagramLayout } from './placement.ts';
import { placeTall } from './tall-layout.ts';
import { placeWide } from './wide-layout.ts';

/** Below this the columns would not hold their words, so things stand under each other. */
export const WIDE_FROM = 790;
const WIDEST = 1180;
const NARROWEST = 260;

/** Geometry of the diagram: pure, from the words and the width that there is. */
export function layOut(lanes: readonly Lane[], available: number): DiagramLayout {
  const width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, available)));
  return width >= WIDE_FROM ? placeWide(lanes, width) : placeTall(lanes, width);
}
