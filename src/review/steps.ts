import type { Configuration } from '../configuration/configuration.ts';
import { PHASES, type Step } from '../gateway-api/step.ts';
import type { Written } from '../gateway-api/written.ts';

/** The steps that every implementation shares, with the implementation's own among them, in the order of their phases. */
export function standardSteps(
  _configuration: Configuration,
  _written: readonly Written[],
  own: readonly Step[],
): readonly Step[] {
  return [...own].sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
}
