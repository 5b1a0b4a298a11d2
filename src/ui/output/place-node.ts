import type { HopState } from '../../gateway-api/hop.ts';
import { fitText } from './fit-text.ts';
import type { Part } from './picture.ts';
import type { Line, PlacedNode } from './placement.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const PADDING = 9;
const SIGN = 26;

/** A node with label, name and detail under each other. */
export function placeNode(part: Part, box: Box, state: HopState | null = null): PlacedNode {
  return { key: keyOf(part, box), part, state, sign: false, ...box, lines: linesIn(part, box, 'label', 0) };
}

/** The node that shows the state of the connection: its word stands out, with a sign before it. */
export function placeConnection(part: Part, box: Box, state: HopState): PlacedNode {
  return { key: keyOf(part, box), part, state, sign: true, ...box, lines: linesIn(part, box, 'word', SIGN) };
}

/** The place is in it only coarsely, so that a node stays the same one while the width changes. */
function keyOf(part: Part, box: Box): string {
  return `${part.key} @${Math.round(box.y)}`;
}

function linesIn(part: Part, box: Box, first: 'label' | 'word', indent: number): Line[] {
  const room = box.width - 2 * PADDING;
  const texts: readonly { role: Line['role']; text: string; indent: number }[] = [
    { role: first, text: part.label, indent },
    { role: 'name', text: part.name, indent: 0 },
    { role: 'detail', text: part.detail, indent: 0 },
  ];
  const shown = texts.filter(({ text }) => text !== '');
  const pitch = 16;
  const top = box.y + (box.height - pitch * (shown.length - 1)) / 2 + 4;
  return shown.map(({ role, text, indent: by }, index) => ({
    role,
    text: fitText(text, role, room - by),
    x: box.x + PADDING + by,
    y: top + index * pitch,
  }));
}

/** Where the sign of a connection stands: left of its word. */
export function signPlace(node: PlacedNode): { readonly x: number; readonly y: number } {
  return { x: node.x + PADDING - 1, y: (node.lines[0]?.y ?? node.y) - 14 };
}
