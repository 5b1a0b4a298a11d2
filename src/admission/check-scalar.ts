import type { Checking } from './checking.ts';
import { CHECKS } from './checks.ts';
import { FORMAT_WORDS, hasFormat, rangeOf } from './formats.ts';
import { patternOf } from './pattern/pattern.ts';
import { patternWords } from './pattern-words.ts';
import type { Shape } from './shape.ts';
import { counted, shown } from './words.ts';

/** Lengths count characters (code points), as the API server does. */
export function checkText(checking: Checking, shape: Shape, value: string): void {
  const { report } = checking;
  const { type, least = 0, most = Infinity } = shape;
  const length = value.length < least || value.length > most ? [...value].length : undefined;
  if (type === 'string' && length !== undefined) {
    if (length < least)
      report.violate(
        CHECKS.length,
        least === 1
          ? `${report.place} is empty, and it needs a value.`
          : `${report.place} needs ${counted(least, 'character', 'characters')} at least, and has ${length}.`,
      );
    if (length > most)
      report.violate(
        CHECKS.length,
        `${report.place} may have ${counted(most, 'character', 'characters')} at most, and has ${length}.`,
      );
  }
  if (shape.pattern !== undefined) checkPattern(checking, shape.pattern, value);
  if (shape.format !== undefined) checkFormat(checking, shape.format, value);
}

function checkPattern({ report }: Checking, pattern: string, value: string): void {
  const fits = patternOf(pattern)?.test(value);
  if (fits === undefined)
    report.undecide(`${report.place} is not held against the pattern ${pattern}, which is beyond this check.`);
  if (fits !== false) return;
  const words = patternWords(pattern);
  const allowed = words === undefined ? `it has to match the pattern ${pattern}` : `allowed is ${words}`;
  report.violate(CHECKS.pattern, `${report.place} holds ${shown(value)}, but ${allowed}.`);
}

function checkFormat({ report }: Checking, format: string, value: string): void {
  const fits = hasFormat(value, format);
  if (fits === 'unknown')
    report.undecide(`${report.place} is not held against the format ${format}, which is not known here.`);
  if (fits === false)
    report.violate(
      CHECKS.format,
      `${report.place} holds ${shown(value)}, where ${FORMAT_WORDS[format] ?? format} is expected.`,
    );
}

export function checkNumber({ report }: Checking, shape: Shape, value: number): void {
  const { type, format } = shape;
  if (type !== 'integer' && type !== 'number') return;
  const [first, last] = rangeOf(format);
  const least = Math.max(shape.least ?? -Infinity, first);
  const most = Math.min(shape.most ?? Infinity, last);
  if (value < least || value > most)
    report.violate(CHECKS.bounds, `${report.place} is ${value}, and ${boundsWords(least, most)} is allowed.`);
  const { multipleOf } = shape;
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf))
    report.violate(CHECKS.bounds, `${report.place} is ${value}, and only multiples of ${multipleOf} are allowed.`);
}

function boundsWords(least: number, most: number): string {
  if (most === Infinity) return `${least} or more`;
  return least === -Infinity ? `${most} or less` : `${least} to ${most}`;
}
