import type { Lane, Part } from './picture.ts';
import { type Box, placeConnection, placeNode } from './place-node.ts';
import type { DiagramLayout, PlacedNode, Wire } from './placement.ts';

/** From left to right: client, listener, route, and one lane for each connection. */

/** Least widths of the columns; what is left over goes to them by share. */
const COLUMNS = [
  { name: 'client', least: 112, share: 2 },
  { name: 'listener', least: 122, share: 0.25 },
  { name: 'route', least: 92, share: 0.5 },
  { name: 'connection', least: 168, share: 4 },
  { name: 'endpoint', least: 100, share: 1.5 },
  { name: 'certificate', least: 130, share: 5 },
] as const;
type ColumnName = (typeof COLUMNS)[number]['name'];

/** Least gaps after each column; the two beside the connection show its line, so they grow. */
const GAPS = [14, 14, 18, 20, 6] as const;
const GAP_SHARES = [0.5, 0.5, 1.5, 1, 0.2] as const;

const MARGIN = 1;

/** Narrower than this the columns would not hold their words. */
export const LEAST_WIDTH = [...COLUMNS.map((column) => column.least), ...GAPS].reduce(
  (sum, part) => sum + part,
  2 * MARGIN,
);

const LANE = 84;
const NODE = 60;
const CONNECTION = 68;

type Columns = { readonly [name in ColumnName]: { readonly x: number; readonly width: number } };

export function placeWide(lanes: readonly Lane[], width: number): DiagramLayout {
  const columns = columnsIn(width);
  const place = (name: ColumnName, centre: number, height = NODE): Box => ({
    ...columns[name],
    y: centre - height / 2,
    height,
  });
  const centres = lanes.map((_, index) => MARGIN + LANE / 2 + index * LANE);
  const shared = (name: SharedName) => sharedNodes(lanes, centres, name, place);
  const approaches = [shared('client'), shared('listener'), shared('route')];
  const rows = lanes.map((lane, index) => [
    ...approaches.map((column) => column[index]),
    ...laneNodes(lane, centres[index] ?? 0, place),
  ]);
  return {
    shape: 'wide',
    width,
    height: lanes.length * LANE + 2 * MARGIN,
    nodes: [...new Set([...approaches.flat(), ...rows.flat()])].filter((node) => node !== undefined),
    wires: uniqueByKey(lanes.flatMap((lane, index) => wiresOf(lane, rows[index] ?? []))),
  };
}

function columnsIn(width: number): Columns {
  const shares = [...COLUMNS.map((column) => column.share), ...GAP_SHARES].reduce((sum, part) => sum + part, 0);
  const unit = Math.max(0, width - LEAST_WIDTH) / shares;
  let x = MARGIN;
  const entries = COLUMNS.map(({ name, least: floor, share }, index) => {
    const column = { x, width: Math.floor(floor + share * unit) };
    x += column.width + Math.floor((GAPS[index] ?? 0) + (GAP_SHARES[index] ?? 0) * unit);
    return [name, column] as const;
  });
  return Object.fromEntries(entries) as Columns;
}

type SharedName = 'client' | 'listener' | 'route';

/** A thing that neighbouring lanes have in common stands once, in the middle of them. One node for each lane. */
function sharedNodes(
  lanes: readonly Lane[],
  centres: readonly number[],
  name: SharedName,
  place: (name: ColumnName, centre: number) => Box,
): readonly PlacedNode[] {
  return runsOf(lanes, name).flatMap(({ part, first, length }) => {
    const centre = ((centres[first] ?? 0) + (centres[first + length - 1] ?? 0)) / 2;
    const node = placeNode(part, place(name, centre));
    return Array.from({ length }, () => node);
  });
}

function runsOf(lanes: readonly Lane[], name: SharedName): readonly { part: Part; first: number; length: number }[] {
  const runs: { part: Part; first: number; length: number }[] = [];
  lanes.forEach((lane, index) => {
    const last = runs.at(-1);
    if (last?.part.key === lane[name].key) last.length += 1;
    else runs.push({ part: lane[name], first: index, length: 1 });
  });
  return runs;
}

function laneNodes(
  lane: Lane,
  centre: number,
  place: (name: ColumnName, centre: number, height?: number) => Box,
): readonly PlacedNode[] {
  return [
    placeConnection(lane.connection, place('connection', centre, CONNECTION), lane.state),
    placeNode(lane.endpoint, place('endpoint', centre)),
    placeNode(lane.certificate, place('certificate', centre), lane.state),
  ];
}

/** From node to node of a lane; those of the connection are drawn in its state. */
function wiresOf(lane: Lane, row: readonly (PlacedNode | undefined)[]): Wire[] {
  const [client, listener, route, connection, endpoint, certificate] = row;
  return [
    wire(client, listener, null, true),
    wire(listener, route, null, true),
    wire(route, connection, lane.state, false),
    wire(connection, endpoint, lane.state, true),
    wire(endpoint, certificate, null, false),
  ].filter((one) => one !== undefined);
}

function wire(
  from: PlacedNode | undefined,
  to: PlacedNode | undefined,
  state: Wire['state'],
  arrow: boolean,
): Wire | undefined {
  if (from === undefined || to === undefined) return undefined;
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const middle = (x1 + x2) / 2;
  return {
    key: `${from.key} → ${to.key}`,
    path: y1 === y2 ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`,
    state,
    arrow: arrow ? { x: x2, y: y2, turn: 0 } : null,
  };
}

function uniqueByKey(wires: readonly Wire[]): readonly Wire[] {
  return [...new Map(wires.map((one) => [one.key, one])).values()];
}
