import { type Environment, parse } from '@marcbachmann/cel-js';
import { NoAnswer } from './beyond.ts';

/**
 * Conversions of texts where the evaluator and Go part: an empty text is no number, binary and octal forms are none, and a
 * bare zero is a duration. Sources: https://pkg.go.dev/strconv#ParseInt and https://pkg.go.dev/time#ParseDuration
 */
export function registerConversions(to: Environment): void {
  to.registerFunction('toInt(string): int', intOf);
  for (const type of ['int', 'uint', 'double', 'google.protobuf.Timestamp'])
    to.registerFunction(`toInt(${type}): int`, (value: unknown) => INT({ value }));
  to.registerFunction('toDuration(string): google.protobuf.Duration', durationOf);
  to.registerFunction('toDuration(google.protobuf.Duration): google.protobuf.Duration', (value: unknown) => value);
}

const INT = parse('int(value)');
const DURATION = parse('duration(value)');

function intOf(text: string): unknown {
  if (!/^[+-]?\d+$/.test(text)) throw new NoAnswer(`int() is asked of ${JSON.stringify(text)}`);
  return INT({ value: text.replace(/^\+/, '') });
}

/** @throws what the evaluator throws where the text is no duration. */
export function durationOf(text: string): object {
  return DURATION({ value: /^[+-]?0$/.test(text) ? '0s' : text });
}
