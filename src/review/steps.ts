import type { Configuration } from '../configuration/configuration.ts';
import { PHASES, type Step } from '../gateway-api/step.ts';
import type { Written } from '../gateway-api/written.ts';
import { applySteps } from './steps/apply.ts';
import { discoverSteps } from './steps/discover.ts';
import { negativeSteps } from './steps/negative.ts';
import { rollbackSteps } from './steps/rollback.ts';
import { verifySteps } from './steps/verify.ts';

/** The steps that every implementation shares, with the implementation's own among them, in the order of their phases. */
export function standardSteps(
  configuration: Configuration,
  written: readonly Written[],
  own: readonly Step[],
): readonly Step[] {
  const shared = [
    ...discoverSteps(),
    ...applySteps(configuration, written),
    ...verifySteps(configuration, written),
    ...negativeSteps(configuration, written),
    ...rollbackSteps(written),
  ];
  return [...shared, ...own].sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
}
