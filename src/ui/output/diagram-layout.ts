import type { Lane } from './picture.ts';
import type { DiagramLayout } from './placement.ts';
import { placeTall } from './tall-layout.ts';
import { LEAST_WIDTH, placeWide } from './wide-layout.ts';

/** Below this, things stand under each other. */
export const WIDE_FROM = LEAST_WIDTH;
const WIDEST = 1180;
const NARROWEST = 260;

/** Geometry of the diagram: pure, from the words and the width that there is. */
export function layOut(lanes: readonly Lane[], available: number): DiagramLayout {
  const width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, available)));
  return width >= WIDE_FROM ? placeWide(lanes, width) : placeTall(lanes, width);
}
