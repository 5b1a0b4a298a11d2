import type { Offering } from '../implementation.ts';
import { facts } from './facts.ts';
import { fields } from './fields.ts';
import { versions } from './versions.ts';

export const offering: Offering = {
  says: 'BackendTLSPolicy on Services, and a Backend of its own for hosts outside the cluster and for skipping verification.',
  versions,
  facts,
  fields,
};
