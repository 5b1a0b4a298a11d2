import type { Environment } from '@marcbachmann/cel-js';
import { BeyondThis, NoAnswer } from './beyond.ts';

/** Functions of amounts such as `500m` or `128Mi`. Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-quantity-library */
export function registerQuantities(to: Environment): void {
  to.registerType('Quantity', Quantity);
  to.registerFunction('isQuantity(string): bool', (text: string) => readQuantity(text) !== undefined);
  to.registerFunction('quantity(string): Quantity', quantity);
  to.registerFunction('Quantity.sign(): int', ({ nano }: Quantity) => order(nano, 0n));
  to.registerFunction('Quantity.isInteger(): bool', ({ nano }: Quantity) => isWhole(nano));
  to.registerFunction('Quantity.asInteger(): int', asInteger);
  to.registerFunction('Quantity.asApproximateFloat(): double', ({ nano }: Quantity) => Number(nano) / Number(NANO));
  to.registerFunction('Quantity.compareTo(Quantity): int', (a: Quantity, b: Quantity) => order(a.nano, b.nano));
  to.registerFunction('Quantity.isLessThan(Quantity): bool', (a: Quantity, b: Quantity) => a.nano < b.nano);
  to.registerFunction('Quantity.isGreaterThan(Quantity): bool', (a: Quantity, b: Quantity) => a.nano > b.nano);
  to.registerFunction('Quantity.add(Quantity): Quantity', (a: Quantity, b: Quantity) => new Quantity(a.nano + b.nano));
  to.registerFunction('Quantity.sub(Quantity): Quantity', (a: Quantity, b: Quantity) => new Quantity(a.nano - b.nano));
  to.registerFunction('Quantity.add(int): Quantity', (a: Quantity, b: bigint) => new Quantity(a.nano + b * NANO));
  to.registerFunction('Quantity.sub(int): Quantity', (a: Quantity, b: bigint) => new Quantity(a.nano - b * NANO));
}

const NANO = 1_000_000_000n;

/** In billionths, the finest that Kubernetes keeps. */
class Quantity {
  readonly nano: bigint;

  constructor(nano: bigint) {
    this.nano = nano;
  }
}

function order(a: bigint, b: bigint): bigint {
  if (a === b) return 0n;
  return a < b ? -1n : 1n;
}

function isWhole(nano: bigint): boolean {
  return nano % NANO === 0n && nano / NANO < 2n ** 63n && nano / NANO >= -(2n ** 63n);
}

function asInteger({ nano }: Quantity): bigint {
  if (!isWhole(nano)) throw new NoAnswer('asInteger() is asked of an amount that is no whole number');
  return nano / NANO;
}

function quantity(text: string): Quantity {
  const read = readQuantity(text);
  if (read === undefined) throw new NoAnswer(`quantity() is asked of ${JSON.stringify(text)}, which is no amount`);
  return read;
}

const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:([KMGTPE])i|([numkMGTPE])|[eE]([+-]?\d+))?$/;
const BINARY = ['K', 'M', 'G', 'T', 'P', 'E'];
const DECIMAL: { readonly [suffix: string]: number } = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const MOST_EXPONENT = 100;
const MOST_DIGITS = 400;

/** Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
function readQuantity(text: string): Quantity | undefined {
  const found = FORM.exec(text);
  if (found === null) return undefined;
  const [, sign, whole = '', part = '', binary, decimal, written] = found;
  if (whole + part === '') return undefined;
  const exponent = decimal === undefined ? Number(written ?? 0) : (DECIMAL[decimal] ?? 0);
  if (Math.abs(exponent) > MOST_EXPONENT || text.length > MOST_DIGITS)
    throw new BeyondThis('an amount of that size is beyond this check');
  const digits = BigInt(whole + part) * (binary === undefined ? 1n : 1024n ** BigInt(BINARY.indexOf(binary) + 1));
  const scale = exponent + 9 - part.length;
  const nano = scale >= 0 ? digits * 10n ** BigInt(scale) : upwards(digits, 10n ** BigInt(-scale));
  return new Quantity(sign === '-' ? -nano : nano);
}

/** What is finer than a billionth is rounded away from zero. */
function upwards(digits: bigint, by: bigint): bigint {
  return (digits + by - 1n) / by;
}
