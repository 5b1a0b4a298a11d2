import type { Environment } from '@marcbachmann/cel-js';
import { NoAnswer } from './beyond.ts';

/** Functions of texts that the evaluator lacks. Source: https://pkg.go.dev/github.com/google/cel-go/ext#Strings */
export function registerTexts(to: Environment): void {
  to.registerFunction('string.charAt(int): string', charAt);
  to.registerFunction('string.replace(string, string): string', (text: string, from: string, by: string) =>
    text.split(from).join(by),
  );
  to.registerFunction('string.replace(string, string, int): string', replaceSome);
  to.registerFunction('string.partOf(int): string', (text: string, start: bigint) => partOf([...text], start));
  to.registerFunction('string.partOf(int, int): string', (text: string, start: bigint, end: bigint) =>
    partOf([...text], start, end),
  );
  to.registerFunction('string.asciiLowered(): string', (text: string) =>
    text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  );
  to.registerFunction('string.asciiRaised(): string', (text: string) =>
    text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  );
  to.registerFunction('string.reverse(): string', (text: string) => [...text].reverse().join(''));
}

function charAt(text: string, index: bigint): string {
  const points = [...text];
  if (index < 0n || index > BigInt(points.length)) throw new NoAnswer('charAt() is asked of a place outside the text');
  return points[Number(index)] ?? '';
}

/** Places are those of characters, not of JavaScript’s units. */
function partOf(points: readonly string[], start: bigint, end = BigInt(points.length)): string {
  if (start < 0n || end < start || end > BigInt(points.length))
    throw new NoAnswer('substring() is asked of a place outside the text');
  return points.slice(Number(start), Number(end)).join('');
}

/** A negative count means all. */
function replaceSome(text: string, from: string, by: string, count: bigint): string {
  const parts = text.split(from);
  const most = count < 0n || count > BigInt(parts.length) ? parts.length : Number(count);
  const replaced = parts.slice(0, most + 1).join(by);
  return [replaced, ...parts.slice(most + 1)].join(from);
}
