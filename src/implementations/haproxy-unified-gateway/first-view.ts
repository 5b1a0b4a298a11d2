import type { Implementation } from '../implementation.ts';
import { ANNOTATION } from './annotation.ts';
import { facts } from './facts.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';
import { references } from './references.ts';
import { BACKEND_DOCS } from './sources.ts';
import { steps } from './steps.ts';
import { symptoms } from './symptoms.ts';
import { watches } from './watches.ts';
import { write } from './write.ts';

export const firstView: Implementation = {
  says: 'A Backend of its own for HTTPRoutes, with HAProxy’s server settings; CAs are files on the pod.',
  versions: [],
  facts,
  watches,
  fields: [],
  symptoms,
  write,
  observe,
  examine: () => [],
  inspect,
  steps,
  references,
  annotations: { names: [ANNOTATION], evidence: [BACKEND_DOCS] },
};
