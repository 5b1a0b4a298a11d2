import type { Environment } from '@marcbachmann/cel-js';
import { BeyondThis, NoAnswer } from './beyond.ts';

/** Functions of lists and sets. Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-list-library */
export function registerLists(to: Environment): void {
  to.registerFunction('list<dyn>.isSorted(): bool', isSorted);
  to.registerFunction('list<dyn>.sum(): dyn', sum);
  to.registerFunction('list<dyn>.min(): dyn', (list: readonly unknown[]) => extreme(list, -1));
  to.registerFunction('list<dyn>.max(): dyn', (list: readonly unknown[]) => extreme(list, 1));
  to.registerFunction('list<dyn>.indexOf(dyn): int', (list: readonly unknown[], value: unknown) =>
    BigInt(list.indexOf(scalar(value))),
  );
  to.registerFunction('list<dyn>.lastIndexOf(dyn): int', (list: readonly unknown[], value: unknown) =>
    BigInt(list.lastIndexOf(scalar(value))),
  );
  registerSets(to);
}

type Scalar = bigint | number | string | boolean;

function scalar(value: unknown): Scalar {
  if (['bigint', 'number', 'string', 'boolean'].includes(typeof value)) return value as Scalar;
  throw new BeyondThis('lists of objects are not searched by this check');
}

function scalars(list: readonly unknown[]): readonly Scalar[] {
  return list.map(scalar);
}

function isSorted(list: readonly unknown[]): boolean {
  const values = scalars(list);
  return values.every((value, index) => index === 0 || (values[index - 1] ?? value) <= value);
}

function extreme(list: readonly unknown[], direction: 1 | -1): Scalar {
  const [first, ...rest] = scalars(list);
  if (first === undefined) throw new NoAnswer('min() or max() is asked of an empty list');
  return rest.reduce((best, value) => ((direction > 0 ? value > best : value < best) ? value : best), first);
}

function sum(list: readonly unknown[]): bigint | number {
  if (list.every((value) => typeof value === 'bigint')) return list.reduce((total, value) => total + value, 0n);
  if (list.every((value) => typeof value === 'number')) return list.reduce((total, value) => total + value, 0);
  throw new BeyondThis('sums of anything but numbers are not made by this check');
}

class Sets {}

/** In terms of the language itself, so that equality is its own. */
const SETS = {
  contains: 'b.all(x, x in a)',
  intersects: 'a.exists(x, x in b)',
  equivalent: 'a.all(x, x in b) && b.all(x, x in a)',
} as const;

function registerSets(to: Environment): void {
  to.registerType('Sets', Sets);
  to.registerConstant('sets', 'Sets', new Sets());
  for (const [name, rule] of Object.entries(SETS)) {
    let program: ((values: { a: unknown; b: unknown }) => unknown) | undefined;
    to.registerFunction(`Sets.${name}(list<dyn>, list<dyn>): bool`, (_: Sets, a: unknown, b: unknown) => {
      // The environment takes no more functions once it has read a rule.
      program ??= to.parse(rule);
      return program({ a, b });
    });
  }
}
