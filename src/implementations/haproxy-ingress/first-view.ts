import type { Implementation } from '../implementation.ts';
import { ANNOTATIONS } from './annotations.ts';
import { examine } from './examine.ts';
import { facts } from './facts.ts';

import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

import { KEYS, PROTOCOLS } from './sources.ts';
import { steps } from './steps.ts';
import { symptoms } from './symptoms.ts';
import { watches } from './watches.ts';
import { write } from './write.ts';

export const firstView: Implementation = {
  says: 'Annotations on the Service, for HTTPRoutes. BackendTLSPolicy is not read; without a CA Secret nothing is verified.',
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
  annotations: { names: ANNOTATIONS, evidence: [KEYS, PROTOCOLS] },
};
