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
  says: 'A BackendTLSPolicy of its own, not Gateway API’s: CAs in Secrets, and a client certificate for each Service.',
  versions: [],
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
};
