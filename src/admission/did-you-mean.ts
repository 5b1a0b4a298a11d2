/** The known name that somebody most likely meant by `name`; `undefined` where none is within `most` slips. */
export function nearestName(
  name: string,
  known: readonly string[],
  most = Math.max(1, Math.floor(name.length / 3)),
): string | undefined {
  if (name.length > LONGEST) return undefined;
  const near = known
    .filter((other) => Math.abs(other.length - name.length) <= most)
    .map((other) => ({ other, distance: editDistance(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ distance }) => distance <= most)
    .sort((left, right) => left.distance - right.distance);
  return near[0]?.other;
}

/** No field has a longer name, and the distance costs the product of both lengths. */
const LONGEST = 80;

/** Letters to put in, take out, change or swap with their neighbour, to come from one text to the other. */
function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= from.length; row++) {
    const here: number[] = [row];
    for (let column = 1; column <= to.length; column++) here.push(cell(rows, here, from, to, row, column));
    rows.push(here);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

function cell(
  rows: readonly (readonly number[])[],
  here: readonly number[],
  from: string,
  to: string,
  row: number,
  column: number,
): number {
  const at = (up: number, left: number) => rows[row - up]?.[column - left] ?? Infinity;
  const same = from[row - 1] === to[column - 1];
  const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
  return Math.min(
    at(1, 0) + 1,
    (here[column - 1] ?? Infinity) + 1,
    at(1, 1) + (same ? 0 : 1),
    swapped ? at(2, 2) + 1 : Infinity,
  );
}
