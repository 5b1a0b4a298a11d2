/** The value that the given share of the sample does not exceed (0.5 is the median). */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('A quantile needs at least one value.');
  return value;
}

/** Prints a figure, and beside it how much of its goal it takes: below 1 is within. */
export function printFigure(name: string, value: number, unit: string, goal?: number): void {
  const figure = `${value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en')} ${unit}`;
  const against = goal === undefined ? '' : `${(value / goal).toFixed(2)} of the goal, ${goal} ${unit}`;
  console.log(`  ${name.padEnd(34)}${figure.padStart(14)}   ${against}`.trimEnd());
}
