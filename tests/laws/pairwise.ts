/** Questions with their possible answers. */
export type Dimensions = { readonly [name: string]: readonly [string, ...string[]] };
/** One answer to every question. */
export type Case<D extends Dimensions = Dimensions> = { readonly [name in keyof D]: string };

/**
 * Cases in which every two answers to different questions meet at least once: most faults need two settings at a time.
 * Deterministic; greedy, so a few more cases than the least possible.
 */
export function pairwise<D extends Dimensions>(dimensions: D): readonly Case<D>[] {
  const names = Object.keys(dimensions);
  const open = openPairs(dimensions, names);
  const cases: Case<D>[] = [];
  for (const seed of open.values()) {
    if (!open.has(keyOf(seed))) continue;
    const row = new Map<string, string>(seed);
    for (const name of names) if (!row.has(name)) row.set(name, bestAnswer(name, dimensions[name] ?? [], row, open));
    for (const pair of pairsOf([...row])) open.delete(keyOf(pair));
    // Every name of `dimensions` has been set above.
    cases.push(Object.fromEntries(row) as Case<D>);
  }
  return cases;
}

/** Every combination: for a few small questions only. */
export function product<D extends Dimensions>(dimensions: D): readonly Case<D>[] {
  const rows = Object.entries(dimensions).reduce<{ [name: string]: string }[]>(
    (sofar, [name, answers]) => sofar.flatMap((row) => answers.map((answer) => ({ ...row, [name]: answer }))),
    [{}],
  );
  // Every name of `dimensions` has been set above.
  return rows as Case<D>[];
}

type Answer = readonly [name: string, value: string];
type Pair = readonly [Answer, Answer];

function openPairs(dimensions: Dimensions, names: readonly string[]): Map<string, Pair> {
  const pairs = names.flatMap((left, index) =>
    names
      .slice(index + 1)
      .flatMap((right) =>
        (dimensions[left] ?? []).flatMap((a) =>
          (dimensions[right] ?? []).map((b): Pair => [answer(left, a), answer(right, b)]),
        ),
      ),
  );
  return new Map(pairs.map((pair) => [keyOf(pair), pair]));
}

function answer(name: string, value: string): Answer {
  return [name, value];
}

function bestAnswer(
  name: string,
  values: readonly string[],
  row: ReadonlyMap<string, string>,
  open: ReadonlyMap<string, Pair>,
): string {
  const gain = (value: string) => [...row].filter((other) => open.has(keyOf([answer(name, value), other]))).length;
  return [...values].sort((a, b) => gain(b) - gain(a))[0] ?? '';
}

function pairsOf(answers: readonly Answer[]): Pair[] {
  return answers.flatMap((left, index) => answers.slice(index + 1).map((right): Pair => [left, right]));
}

function keyOf([left, right]: Pair): string {
  const [first, second] = left[0] < right[0] ? [left, right] : [right, left];
  return [...first, ...second].join('\u0000');
}
