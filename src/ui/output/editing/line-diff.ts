/** What became of one line. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  /** Counted from 1 in the old text; `null` for a line that was added. */
  readonly old: number | null;
  /** Counted from 1 in the new text; `null` for a line that was removed. */
  readonly now: number | null;
}

/** Steps of the search beyond which two texts count as different in one piece: they have little in common then. */
const EFFORT = 600;

/** The lines of two texts, in order: the fewest that must go and come to make the new text of the old one. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const head = commonLength(old, now, (index) => [index, index]);
  const rest = Math.min(old.length, now.length) - head;
  const tail = Math.min(
    rest,
    commonLength(old, now, (index) => [old.length - 1 - index, now.length - 1 - index]),
  );
  const kept = keptLines(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const same = [
    ...old.slice(0, head).map((_, index): Pair => [index, index]),
    ...kept.map(([a, b]): Pair => [a + head, b + head]),
    ...old.slice(old.length - tail).map((_, index): Pair => [old.length - tail + index, now.length - tail + index]),
  ];
  return between(old, now, same);
}

/** Index in the old lines, and in the new ones, of a line that both have. */
type Pair = readonly [old: number, now: number];

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function commonLength(old: readonly string[], now: readonly string[], at: (index: number) => Pair): number {
  const most = Math.min(old.length, now.length);
  let length = 0;
  for (; length < most; length += 1) {
    const [a, b] = at(length);
    if (old[a] !== now[b]) break;
  }
  return length;
}

/** Myers' search: how far one gets with so many changed lines, on each diagonal, until both ends are reached. */
function keptLines(old: readonly string[], now: readonly string[]): readonly Pair[] {
  const most = Math.min(old.length + now.length, EFFORT);
  const trail: ReadonlyMap<number, number>[] = [];
  let reached: ReadonlyMap<number, number> = new Map([[1, 0]]);
  for (let changes = 0; changes <= most; changes += 1) {
    trail.push(reached);
    const next = new Map(reached);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = stepOnto(reached, diagonal, changes);
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return wayBack(trail, old.length, now.length);
    }
    reached = next;
  }
  return [];
}

/** How far one stands on a diagonal right after one more change: a line added (down) or removed (right). */
function stepOnto(reached: ReadonlyMap<number, number>, diagonal: number, changes: number): number {
  const [below, above] = [reached.get(diagonal - 1) ?? -1, reached.get(diagonal + 1) ?? -1];
  return diagonal === -changes || (diagonal !== changes && below < above) ? above : below + 1;
}

function wayBack(trail: readonly ReadonlyMap<number, number>[], oldLength: number, nowLength: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let [x, y] = [oldLength, nowLength];
  for (let changes = trail.length - 1; changes >= 0; changes -= 1) {
    const from = stepOnto(trail[changes] ?? new Map(), x - y, changes);
    const diagonal = x - y;
    for (; x > from && x > 0 && x - diagonal > 0; ) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    if (changes === 0) break;
    const reached = trail[changes] ?? new Map<number, number>();
    const down =
      diagonal === -changes ||
      (diagonal !== changes && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1));
    if (down) y -= 1;
    else x -= 1;
  }
  return pairs.reverse();
}

/** All lines in order, from those that both texts have. */
function between(old: readonly string[], now: readonly string[], same: readonly Pair[]): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...same, [old.length, now.length] as const]) {
    for (; a < nextA; a += 1) lines.push({ kind: 'removed', text: old[a] ?? '', old: a + 1, now: null });
    for (; b < nextB; b += 1) lines.push({ kind: 'added', text: now[b] ?? '', old: null, now: b + 1 });
    if (a >= old.length && b >= now.length) break;
    lines.push({ kind: 'same', text: old[a] ?? '', old: a + 1, now: b + 1 });
    a += 1;
    b += 1;
  }
  return lines;
}

/** A stretch of changed lines with some around it; `skipped` says how many unchanged lines stand before it. */
export interface Hunk {
  readonly skipped: number;
  readonly lines: readonly DiffLine[];
}

/** Unchanged lines that are shown around a changed one. */
const AROUND = 3;

/** The changed lines with a few around them; empty where nothing has changed. */
export function hunksOf(lines: readonly DiffLine[]): readonly Hunk[] {
  const near = lines.map(() => false);
  lines.forEach(({ kind }, index) => {
    if (kind !== 'same') near.fill(true, Math.max(0, index - AROUND), index + AROUND + 1);
  });
  const hunks: { skipped: number; lines: DiffLine[] }[] = [];
  let skipped = 0;
  lines.forEach((line, index) => {
    if (near[index] !== true) skipped += 1;
    else if (skipped > 0 || hunks.length === 0) {
      hunks.push({ skipped, lines: [line] });
      skipped = 0;
    } else hunks.at(-1)?.lines.push(line);
  });
  return hunks;
}
