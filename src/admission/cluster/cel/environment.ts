import { Environment } from '@marcbachmann/cel-js';
import { patternOf } from '../../pattern/pattern.ts';
import { registerAddresses } from './addresses.ts';
import { BeyondThis } from './beyond.ts';
import { registerConversions } from './conversions.ts';
import { hasField } from './has-field.ts';
import { registerLists } from './lists.ts';
import { registerFormats } from './named-formats.ts';
import { registerQuantities } from './quantities.ts';
import { registerTexts } from './texts.ts';
import { registerUrls } from './urls.ts';

/**
 * CEL as an API server has it: with the functions that Kubernetes adds.
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#cel-options-language-features-and-libraries, read 2026-11-24
 */
export const ENVIRONMENT: Environment = environment();

function environment(): Environment {
  const made = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
  });
  // Known only in rules that hold for new objects as well, where there is none.
  made.registerVariable('oldSelf', 'optional<dyn>');
  // An optional value is never null, not even an empty one: a CRD that asks so of a format refuses every text.
  made.registerOperator('optional<dyn> == null', () => false);
  made.registerFunction('hasField(ast): bool', hasField);
  made.registerFunction('matchesPattern(string, string): bool', matchesPattern);
  made.registerFunction('string.matchesPattern(string): bool', matchesPattern);
  for (const register of [
    registerConversions,
    registerTexts,
    registerLists,
    registerUrls,
    registerAddresses,
    registerQuantities,
    registerFormats,
  ])
    register(made);
  return made;
}

function matchesPattern(text: string, pattern: string): boolean {
  const found = patternOf(pattern)?.test(text);
  if (found === undefined) throw new BeyondThis(`the pattern ${pattern} is beyond this check`);
  return found;
}
