import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NO_OWN_KINDS = 'none of its own kinds is written; those that are read are judged by 2.6.7';

export const crds: CrdRows = {
  rows: [
    { minor: '2.6', crds: 'v2.6.7' },
    ...['2.5', '2.4', '2.3', '2.2', '2.1', '2.0', '1.6', '1.5'].map((minor) => ({
      minor,
      crds: 'v2.6.7',
      note: NO_OWN_KINDS,
    })),
  ],
};
