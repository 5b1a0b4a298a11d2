import type { Implementation } from '../implementation.ts';
import { examine } from './examine.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';
import { offering } from './offering.ts';
import { references } from './references.ts';
import { steps } from './steps.ts';
import { symptoms } from './symptoms.ts';
import { watches } from './watches.ts';
import { write } from './write.ts';

export const firstView: Implementation = {
  ...offering,
  watches,
  symptoms,
  write,
  observe,
  examine,
  inspect,
  steps,
  references,
  meanings: async () => (await import('./meanings.ts')).MEANINGS,
};
