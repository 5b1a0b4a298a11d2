import type { Implementation } from '../implementation.ts';
import { examine } from './examine.ts';
import { facts } from './facts.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';
import { references } from './references.ts';
import { steps } from './steps.ts';
import { symptoms } from './symptoms.ts';
import { watches } from './watches.ts';
import { write } from './write.ts';

export const firstView: Implementation = {
  facts,
  watches,
  fields: [],
  symptoms,
  write,
  observe,
  examine,
  inspect,
  steps,
  references,
  meanings: async () => (await import('./meanings.ts')).MEANINGS,
};
