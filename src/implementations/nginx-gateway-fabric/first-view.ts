import type { Implementation } from '../implementation.ts';
import { examine } from './examine.ts';
import { facts } from './facts.ts';
import { fields, passesThrough } from './fields.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';
import { steps } from './steps.ts';
import { symptoms } from './symptoms.ts';
import { versions } from './versions.ts';
import { watches } from './watches.ts';
import { write } from './write.ts';

export const firstView: Implementation = {
  says: 'BackendTLSPolicy on Services, always verified: there is no way to skip. TLSRoutes pass TLS through.',
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
  passesThrough,
};
