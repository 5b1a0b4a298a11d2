import type { Implementation } from '../implementation.ts';
import { examine } from './examine.ts';
import { facts } from './facts.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';
import { references } from './references.ts';
import { steps } from './steps.ts';
import { symptoms } from './symptoms.ts';
import { versions } from './versions.ts';
import { watches } from './watches.ts';
import { write } from './write.ts';

export const firstView: Implementation = {
  says: 'No BackendTLSPolicy: an Upstream of its own takes the Service’s place in the route, and says all about TLS.',
  versions,
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
