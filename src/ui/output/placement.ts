import type { HopState } from '../../gateway-api/hop.ts';
import type { Part } from './picture.ts';

/** The diagram with every word and line at its place, in CSS pixels. */
export interface DiagramLayout {
  readonly shape: 'wide' | 'tall';
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly wires: readonly Wire[];
}

export interface PlacedNode {
  /** Unique in the picture, also where one part is drawn twice. */
  readonly key: string;
  readonly part: Part;
  /** The state, for nodes that show it: the connection, and the certificate it asks for. */
  readonly state: HopState | null;
  readonly sign: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly role: 'label' | 'word' | 'name' | 'detail';
  /** As it fits; the whole is in the part's `says`. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface Wire {
  readonly key: string;
  readonly path: string;
  readonly state: HopState | null;
  /** Where its arrow ends and which way it points, in degrees clockwise from the right; `null` without an arrow. */
  readonly arrow: { readonly x: number; readonly y: number; readonly turn: 0 | 90 } | null;
}
