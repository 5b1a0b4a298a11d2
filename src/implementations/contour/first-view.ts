import type { Implementation } from '../implementation.ts';
import { examine } from './examine.ts';
import { facts } from './facts.ts';
import { fields } from './fields.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';
import { SERVICE_ANNOTATIONS } from './service-protocol.ts';
import { ANNOTATIONS } from './sources.ts';
import { steps } from './steps.ts';
import { symptoms } from './symptoms.ts';
import { versions } from './versions.ts';
import { watches } from './watches.ts';
import { write } from './write.ts';

export const firstView: Implementation = {
  says: 'BackendTLSPolicy v1alpha3 for HTTPRoutes, from the experimental channel. What it cannot use leaves plain text.',
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
  annotations: { names: SERVICE_ANNOTATIONS, evidence: [ANNOTATIONS] },
};
