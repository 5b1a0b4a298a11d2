import type { Implementation } from '../implementation.ts';
import { examine } from './examine.ts';
import { facts } from './facts.ts';
import { fields } from './fields.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';
import { references } from './references.ts';
import { steps } from './steps.ts';
import { symptoms } from './symptoms.ts';
import { versions } from './versions.ts';
import { watches } from './watches.ts';
import { write } from './write.ts';

export const firstView: Implementation = {
  says: 'Encrypts to backends, and never verifies them.',
  versions,
  facts,
  watches,
  fields,
  symptoms,
  write,
  observe,
  examine,
  inspect,
  steps,
  references,
  meanings: async () => (await import('./meanings.ts')).MEANINGS,
};
