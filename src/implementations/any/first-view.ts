import type { Implementation } from '../implementation.ts';
import { examine } from './examine.ts';
import { facts } from './facts.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';
import { symptoms } from './symptoms.ts';
import { write } from './write.ts';

export const firstView: Implementation = {
  says: 'Only what the standard itself has: BackendTLSPolicy.',
  versions: [],
  facts,
  watches: [],
  fields: [],
  symptoms,
  write,
  observe,
  examine,
  inspect,
  steps: () => [],
};
