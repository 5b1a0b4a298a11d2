import { CHECK_HELP, type CheckFormat, readCheckArguments } from './arguments.ts';
import { asJson } from './as-json.ts';
import { asSarif } from './as-sarif.ts';
import { asText } from './as-text.ts';
import { type CheckResult, check } from './check.ts';

const PRINTERS: { readonly [format in CheckFormat]: (result: CheckResult) => string } = {
  text: asText,
  json: asJson,
  sarif: asSarif,
};

export interface Printed {
  readonly text: string;
  /** Whether an error is among the findings. */
  readonly refused: boolean;
}

/** Runs `check` with the words behind it. `version` is the tool's. Throws `UsageError`. */
export async function runCheck(words: readonly string[], version: string): Promise<Printed> {
  const request = readCheckArguments(words);
  if (request === 'help') return { text: CHECK_HELP, refused: false };
  const result = await check(request, version);
  const refused = result.diagnostics.some(({ severity }) => severity === 'error');
  return { text: PRINTERS[request.format](result), refused };
}
