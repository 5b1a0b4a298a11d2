import { grouped } from '../../manifest/grouped.ts';
import type { Lane, Part } from './picture.ts';
import { placeConnection, placeNode } from './place-node.ts';
import type { DiagramLayout, PlacedNode, Wire } from './placement.ts';

/** From top to bottom, for narrow screens: what lanes have in common stands once, above them. */

const MARGIN = 1;
const NODE = 58;
const CONNECTION = 66;
const GAP = 18;
/** Between a Service and its certificate, which belong together. */
const NEAR = 8;
const WIDEST_NODE = 460;
/** How far a lane stands in from the line that leads to it, where there are several. */
const INDENT = 18;

interface Pen {
  y: number;
  readonly nodes: PlacedNode[];
  readonly wires: Wire[];
}

export function placeTall(lanes: readonly Lane[], width: number): DiagramLayout {
  const pen: Pen = { y: MARGIN, nodes: [], wires: [] };
  const column = { width: Math.min(WIDEST_NODE, width - 2 * MARGIN) };
  const x = (width - column.width) / 2;
  for (const group of byRoute(lanes)) drawGroup(pen, group, x, column.width);
  return { shape: 'tall', width, height: Math.max(0, pen.y - GAP) + MARGIN, nodes: pen.nodes, wires: pen.wires };
}

function byRoute(lanes: readonly Lane[]): readonly (readonly Lane[])[] {
  return [...grouped(lanes, ({ route }) => route.key).values()];
}

function drawGroup(pen: Pen, lanes: readonly Lane[], x: number, width: number): void {
  const [first] = lanes;
  if (first === undefined) return;
  const client = stack(pen, first.client, x, width);
  const listener = stack(pen, first.listener, x, width);
  const route = stack(pen, first.route, x, width);
  pen.wires.push(down(client, listener, null, true), down(listener, route, null, true));
  if (lanes.length === 1) {
    pen.wires.push(down(route, drawLane(pen, first, x, width), first.state, false));
    return;
  }
  const rail = x + INDENT / 2;
  const connections = lanes.map((lane) => drawLane(pen, lane, x + INDENT, width - INDENT));
  pen.wires.push(...connections.map((connection) => aside(route, connection, rail)));
  const last = connections.at(-1);
  if (last !== undefined) pen.wires.push(railWire(route, last, rail));
}

/** Draws the lane below what is there and returns its connection. */
function drawLane(pen: Pen, lane: Lane, x: number, width: number): PlacedNode {
  const connection = placeConnection(lane.connection, { x, y: pen.y, width, height: CONNECTION }, lane.state);
  pen.y += CONNECTION + GAP;
  const endpoint = placeNode(lane.endpoint, { x, y: pen.y, width, height: NODE });
  pen.y += NODE + NEAR;
  const certificate = placeNode(lane.certificate, { x, y: pen.y, width, height: NODE }, lane.state);
  pen.y += NODE + GAP;
  pen.nodes.push(connection, endpoint, certificate);
  pen.wires.push(down(connection, endpoint, lane.state, true), down(endpoint, certificate, null, false));
  return connection;
}

function stack(pen: Pen, part: Part, x: number, width: number): PlacedNode {
  const node = placeNode(part, { x, y: pen.y, width, height: NODE });
  pen.y += NODE + GAP;
  pen.nodes.push(node);
  return node;
}

function down(from: PlacedNode, to: PlacedNode, state: Wire['state'], arrow: boolean): Wire {
  const x = to.x + Math.min(to.width / 2, 40);
  return {
    key: `${from.key} → ${to.key}`,
    path: `M${x} ${from.y + from.height}V${to.y}`,
    state,
    arrow: arrow ? { x, y: to.y, turn: 90 } : null,
  };
}

/** From the rail into the side of a lane that is one of several. */
function aside(from: PlacedNode, to: PlacedNode, rail: number): Wire {
  const key = `${from.key} → ${to.key}`;
  return { key, path: `M${rail} ${middleOf(to)}H${to.x}`, state: to.state, arrow: null };
}

/** The line along the left edge that all lanes of a route hang on. */
function railWire(from: PlacedNode, last: PlacedNode, rail: number): Wire {
  const path = `M${rail} ${from.y + from.height}V${middleOf(last)}`;
  return { key: `rail of ${from.key}`, path, state: null, arrow: null };
}

function middleOf(node: PlacedNode): number {
  return node.y + node.height / 2;
}
